package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.placement.nodegroup.AbsentLabels;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.DeclaredTaint.Phase;
import dev.rollcall.placement.nodegroup.FactOrigin;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.placement.nodegroup.NodeCount;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;

/** Instance groups of kOps. */
final class KopsFormat implements GroupFormat {

  @Override
  public boolean reads(String group, String kind) {
    return group.equals("kops.k8s.io") && kind.equals("InstanceGroup");
  }

  @Override
  public List<DeclaredGroup> read(GenericObject document, GroupDocuments all) {
    FieldCursor spec = document.content().get("spec");
    String role = spec.get("role").stringOrEmpty();
    if (role.equals("Bastion")) {
      return List.of();
    }
    boolean controlPlane = role.equals("Master") || role.equals("ControlPlane");
    GroupBuilder group =
        new GroupBuilder("InstanceGroup/" + document.name(), document.place())
            .cluster(
                document.meta().labels().get("kops.k8s.io/cluster") == null
                    ? ""
                    : String.valueOf(document.meta().labels().get("kops.k8s.io/cluster")),
                false)
            .count(count(spec, controlPlane))
            .absent(AbsentLabels.withPrefixes("node-role.kubernetes.io/"));
    if (controlPlane) {
      KubeletLabels.controlPlane(group);
      group.label("kops.k8s.io/kops-controller-pki", FactOrigin.PLATFORM, "");
      group.platformTaint(KubeletLabels.CONTROL_PLANE + ":NoSchedule", Phase.LASTING);
    } else if (role.equals("Node") || role.isEmpty()) {
      group.label("node-role.kubernetes.io/node", FactOrigin.PLATFORM, "");
    } else {
      group.absent(AbsentLabels.UNKNOWN).taintsUnknown();
    }
    kubelet(group, clusterKubelet(document, all, controlPlane));
    if (spec.path("containerd", "nvidiaGPU", "enabled").isTrue()) {
      group.label("kops.k8s.io/gpu", FactOrigin.PLATFORM, "1");
      group.platformTaint("nvidia.com/gpu:NoSchedule", Phase.LASTING);
    }
    InstanceTypes.add(group, types(spec));
    group.labels(spec.get("nodeLabels"));
    taints(group, spec.get("taints"));
    kubelet(group, spec.get("kubelet"));
    AutoscalerHints.tags(group, spec.get("cloudLabels"));
    return List.of(group.build());
  }

  private static void taints(GroupBuilder group, FieldCursor list) {
    for (FieldCursor taint : list.items()) {
      group.taint(taint.stringOrEmpty(), taint.place(), Phase.LASTING, FactOrigin.STATED);
    }
  }

  private static void kubelet(GroupBuilder group, FieldCursor kubelet) {
    group.labels(kubelet.get("nodeLabels"));
    taints(group, kubelet.get("taints"));
    Long maxPods = kubelet.get("maxPods").integer();
    if (maxPods != null) {
      group.maxPods(maxPods);
    }
  }

  /** Returns the kubelet's settings of the group's cluster. */
  private static FieldCursor clusterKubelet(
      GenericObject document, GroupDocuments all, boolean controlPlane) {
    String name =
        document.content().path("metadata", "labels").get("kops.k8s.io/cluster").stringOrEmpty();
    GenericObject cluster = all.find("Cluster", name);
    FieldCursor spec = (cluster == null ? document : cluster).content().get("spec");
    String field = controlPlane ? "controlPlaneKubelet" : "kubelet";
    return spec.get(cluster == null ? "none" : field);
  }

  private static List<String> types(FieldCursor spec) {
    List<String> types = new ArrayList<>();
    for (FieldCursor type : spec.path("mixedInstancesPolicy", "instances").items()) {
      types.add(type.stringOrEmpty());
    }
    String single = spec.get("machineType").stringOrEmpty();
    if (types.isEmpty() && !single.isEmpty()) {
      types.add(single);
    }
    return types;
  }

  /** Defaults of populate_instancegroup_spec.go: one control plane node, two others. */
  private static NodeCount count(FieldCursor spec, boolean controlPlane) {
    if (spec.get("manager").stringOrEmpty().equals("Karpenter")) {
      return NodeCount.ANY;
    }
    long usual = controlPlane ? 1 : 2;
    Long min = spec.get("minSize").integer();
    Long max = spec.get("maxSize").integer();
    if (StatedCount.isUnknown(spec.get("minSize")) || StatedCount.isUnknown(spec.get("maxSize"))) {
      return new NodeCount(min == null ? 0 : min, max, null);
    }
    long least = min == null ? usual : min;
    long most = max == null ? Math.max(usual, least) : max;
    return new NodeCount(least, most, least == most ? Long.valueOf(least) : null);
  }
}
