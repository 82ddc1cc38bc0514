package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.placement.nodegroup.DeclaredTaint;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.yaml.FieldCursor;

/** What kubeadm's {@code nodeRegistration} makes of a node; Cluster API and kind use it too. */
final class NodeRegistration {

  private NodeRegistration() {}

  /** Adds the labels that the kubelet is started with. */
  static void labels(GroupBuilder group, FieldCursor registration) {
    FieldCursor arguments = registration.get("kubeletExtraArgs");
    FieldCursor map = arguments.get("node-labels");
    if (map.source() != null) {
      KubeletLabels.addPairs(group, map.source(), map); // until v1beta3
    }
    for (FieldCursor argument : arguments.items()) {
      String value = argument.get("value").source();
      if (argument.get("name").stringOrEmpty().equals("node-labels") && value != null) {
        KubeletLabels.addPairs(group, value, argument);
      }
      if (argument.get("name").stringOrEmpty().equals("register-with-taints") && value != null) {
        KubeletLabels.addTaints(group, value, argument);
      }
    }
    if (arguments.get("register-with-taints").source() != null) {
      FieldCursor taints = arguments.get("register-with-taints");
      KubeletLabels.addTaints(group, String.valueOf(taints.source()), taints);
    }
  }

  /**
   * Adds the taints: control planes have one unless a list, even an empty one, is given.
   * SetNodeRegistrationDynamicDefaults.
   */
  static void taints(
      GroupBuilder group,
      FieldCursor registration,
      boolean controlPlane,
      DeclaredTaint.Phase when) {
    FieldCursor taints = registration.get("taints");
    if (taints.isPresent()) {
      group.taints(taints, when);
    } else if (controlPlane) {
      group.platformTaint(KubeletLabels.CONTROL_PLANE + ":NoSchedule", when);
    }
  }
}
