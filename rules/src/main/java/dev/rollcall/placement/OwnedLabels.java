package dev.rollcall.placement;

import java.util.List;

/** The labels of nodes that their kubelet, a cloud or a tool sets, and that nobody sets by hand. */
public final class OwnedLabels {

  private static final List<String> DOMAINS =
      List.of(
          "kubernetes.io",
          "k8s.io",
          "amazonaws.com",
          "cloud.google.com",
          "kubernetes.azure.com",
          "karpenter.sh",
          "karpenter.k8s.aws",
          "node.openshift.io",
          "csi.aws.com",
          "csi.gke.io");

  /** Kubernetes keeps this prefix for labels that administrators set. */
  private static final String RESERVED_FOR_USERS = "node-restriction.kubernetes.io/";

  private OwnedLabels() {}

  public static boolean contains(String key) {
    int slash = key.indexOf('/');
    if (slash < 0 || key.startsWith(RESERVED_FOR_USERS)) {
      return key.equals("agentpool");
    }
    String prefix = key.substring(0, slash);
    for (String domain : DOMAINS) {
      if (prefix.equals(domain) || prefix.endsWith("." + domain)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether the label says for which programs the node is, so that no other will do. */
  public static boolean isPlatform(String key) {
    return key.endsWith("kubernetes.io/os") || key.endsWith("kubernetes.io/arch");
  }
}
