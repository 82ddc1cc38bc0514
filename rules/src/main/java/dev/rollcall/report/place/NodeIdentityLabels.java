package dev.rollcall.report.place;

import java.util.List;
import java.util.Set;

/**
 * The labels that say what a node is: the kubelet, the cloud provider or the owner of a node pool
 * sets them, and another value makes no other machine of it
 * (kubernetes.io/docs/reference/labels-annotations-taints).
 */
final class NodeIdentityLabels {

  private static final Set<String> KEYS =
      Set.of(
          "kubernetes.io/os",
          "kubernetes.io/arch",
          "kubernetes.io/hostname",
          "beta.kubernetes.io/os",
          "beta.kubernetes.io/arch",
          "beta.kubernetes.io/instance-type",
          "node.kubernetes.io/instance-type",
          "node.kubernetes.io/windows-build",
          "topology.kubernetes.io/zone",
          "topology.kubernetes.io/region",
          "failure-domain.beta.kubernetes.io/zone",
          "failure-domain.beta.kubernetes.io/region");

  private static final List<String> PREFIXES =
      List.of(
          "cloud.google.com/",
          "eks.amazonaws.com/",
          "kubernetes.azure.com/",
          "karpenter.sh/",
          "karpenter.k8s.aws/",
          "feature.node.kubernetes.io/");

  private NodeIdentityLabels() {}

  /** Returns whether a label is none that people set. */
  static boolean has(String key) {
    if (KEYS.contains(key)) {
      return true;
    }
    for (String prefix : PREFIXES) {
      if (key.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
