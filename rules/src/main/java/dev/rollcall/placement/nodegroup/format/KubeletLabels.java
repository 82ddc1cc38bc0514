package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.placement.nodegroup.DeclaredTaint;
import dev.rollcall.placement.nodegroup.FactOrigin;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;
import java.util.Set;

/** Labels and taints that kubelets give their nodes on registration, and those they may not. */
final class KubeletLabels {

  static final String CONTROL_PLANE = "node-role.kubernetes.io/control-plane";
  static final String EXCLUDED = "node.kubernetes.io/exclude-from-external-load-balancers";

  /** Of the reserved domains a kubelet may set these: well_known_labels.go. */
  private static final Set<String> ALLOWED =
      Set.of(
          "kubernetes.io/hostname",
          "kubernetes.io/arch",
          "kubernetes.io/os",
          "beta.kubernetes.io/arch",
          "beta.kubernetes.io/os",
          "node.kubernetes.io/instance-type",
          "beta.kubernetes.io/instance-type",
          "topology.kubernetes.io/region",
          "topology.kubernetes.io/zone",
          "failure-domain.beta.kubernetes.io/region",
          "failure-domain.beta.kubernetes.io/zone");

  private static final List<String> ALLOWED_DOMAINS =
      List.of("kubelet.kubernetes.io", "node.kubernetes.io");

  private KubeletLabels() {}

  /** Returns whether a kubelet may not set a label: {@code ValidateKubeletFlags} of options.go. */
  static boolean isReserved(String key) {
    int slash = key.indexOf('/');
    if (slash < 0 || ALLOWED.contains(key)) {
      return false;
    }
    String domain = key.substring(0, slash);
    for (String allowed : ALLOWED_DOMAINS) {
      if (isIn(domain, allowed)) {
        return false;
      }
    }
    return isIn(domain, "kubernetes.io") || isIn(domain, "k8s.io");
  }

  /** Returns whether the API server lets no node set a label on itself: NodeRestriction. */
  static boolean isRefusedBySelf(String key) {
    int slash = key.indexOf('/');
    return isReserved(key)
        || (slash > 0 && isIn(key.substring(0, slash), "node-restriction.kubernetes.io"));
  }

  private static boolean isIn(String domain, String parent) {
    return domain.equals(parent) || domain.endsWith("." + parent);
  }

  /** Adds the value of {@code --node-labels}: pairs joined by commas. */
  static void addPairs(GroupBuilder group, String pairs, FieldCursor at) {
    for (String pair : pairs.split(",")) {
      int equals = pair.indexOf('=');
      String key = (equals < 0 ? pair : pair.substring(0, equals)).strip();
      if (key.isEmpty()) {
        continue;
      }
      String value = equals < 0 ? "" : pair.substring(equals + 1).strip();
      group.label(key, List.of(value), FactOrigin.STATED, at.place(), false);
      refuseReserved(group, key, at);
    }
  }

  /** Refuses a label with which the kubelet does not even start. */
  static void refuseReserved(GroupBuilder group, String key, FieldCursor at) {
    if (isReserved(key)) {
      String reason = "the kubelet refuses the reserved label \"" + key + "\" and does not start";
      group.refuse(key, at.place(), reason);
      group.neverJoins(reason);
    }
  }

  /** Adds taints joined by commas, as {@code --register-with-taints} takes them. */
  static void addTaints(GroupBuilder group, String taints, FieldCursor at) {
    for (String taint : taints.split(",")) {
      if (!taint.isBlank()) {
        group.taint(taint.strip(), at.place(), DeclaredTaint.Phase.LASTING, FactOrigin.STATED);
      }
    }
  }

  /** Adds the labels of a control plane node as kubeadm marks it. */
  static void controlPlane(GroupBuilder group) {
    group.label(CONTROL_PLANE, FactOrigin.PLATFORM, "");
    group.label(EXCLUDED, FactOrigin.PLATFORM, "");
  }
}
