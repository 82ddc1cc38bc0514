package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.placement.nodegroup.DeclaredTaint.Phase;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;

/** How the kubelets of Cluster API's machines register, by their bootstrap configuration. */
final class KubeadmMachines {

  private KubeadmMachines() {}

  /** Adds what a control plane's configuration makes of its nodes. */
  static void controlPlane(GroupBuilder group, FieldCursor config) {
    FieldCursor first = config.path("initConfiguration", "nodeRegistration");
    FieldCursor joined = config.path("joinConfiguration", "nodeRegistration");
    NodeRegistration.labels(group, joined);
    // The first machine registers by the one, all others and whatever replaces it by the other.
    boolean same =
        first.get("taints").isPresent() == joined.get("taints").isPresent()
            && texts(first).equals(texts(joined));
    if (same) {
      NodeRegistration.taints(group, joined, true, Phase.LASTING);
    } else {
      NodeRegistration.taints(group, first, true, Phase.SOME_NODES);
      NodeRegistration.taints(group, joined, true, Phase.SOME_NODES);
    }
  }

  private static List<String> texts(FieldCursor registration) {
    List<String> texts = new ArrayList<>();
    for (FieldCursor taint : registration.get("taints").items()) {
      texts.add(
          taint.get("key").source()
              + "="
              + taint.get("value").source()
              + ":"
              + taint.get("effect").source());
    }
    return texts;
  }

  /** Adds what the bootstrap configuration of workers, or its template, makes of them. */
  static void worker(GroupBuilder group, GenericObject bootstrap) {
    boolean wrapped = bootstrap.kind().endsWith("Template");
    FieldCursor spec = bootstrap.content().get("spec");
    FieldCursor config = wrapped ? spec.path("template", "spec") : spec;
    switch (bootstrap.kind()) {
      case "KubeadmConfigTemplate", "KubeadmConfig" -> {
        FieldCursor registration = config.path("joinConfiguration", "nodeRegistration");
        NodeRegistration.labels(group, registration);
        NodeRegistration.taints(group, registration, false, Phase.LASTING);
        // Until Cluster API has labelled the node: joinWorker of kubeadmconfig_controller.go.
        group.platformTaint("node.cluster.x-k8s.io/uninitialized:NoSchedule", Phase.STARTUP);
      }
      case "EKSConfigTemplate", "EKSConfig" -> NodeRegistration.labels(group, config);
      default -> group.taintsUnknown();
    }
  }
}
