package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.DeclaredTaint.Phase;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.placement.nodegroup.NodeCount;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;

/** Files of kubeadm: the node that is initialized, and nodes that join. */
final class KubeadmFormat implements GroupFormat {

  @Override
  public boolean reads(String group, String kind) {
    return group.equals("kubeadm.k8s.io")
        && (kind.equals("InitConfiguration") || kind.equals("JoinConfiguration"));
  }

  @Override
  public List<DeclaredGroup> read(GenericObject document, GroupDocuments all) {
    FieldCursor content = document.content();
    FieldCursor registration = content.get("nodeRegistration");
    boolean first = document.kind().equals("InitConfiguration");
    boolean controlPlane = first || content.get("controlPlane").isPresent();
    String name = registration.get("name").stringOrEmpty();
    String called =
        name.isEmpty() ? (first ? "init" : controlPlane ? "control-plane" : "join") : name;
    GroupBuilder group = new GroupBuilder("kubeadm/" + called, document.place()).newNodesOnly();
    if (!name.isEmpty()) {
      group.node(name);
    } else {
      group.count(first ? NodeCount.exactly(1) : NodeCount.ANY);
    }
    if (controlPlane) {
      KubeletLabels.controlPlane(group);
    }
    NodeRegistration.labels(group, registration);
    NodeRegistration.taints(group, registration, controlPlane, Phase.LASTING);
    GenericObject kubelet = all.beside(document, "KubeletConfiguration");
    if (kubelet != null) {
      group.taints(kubelet.content().get("registerWithTaints"), Phase.LASTING);
      group.maxPods(kubelet.content().get("maxPods").integer());
    }
    return List.of(group.build());
  }
}
