package dev.rollcall.placement.lifecycle;

import dev.rollcall.apiserver.field.FeatureGate;
import dev.rollcall.model.Node;

/** What a pod can ask for that only kubelets from some minor on do by default. */
public enum KubeletFeature {
  SIDECAR(
      "restartPolicy: Always of an init container",
      FeatureGate.SIDECAR_CONTAINERS,
      PodStage.NOT_STARTED,
      "rejects the pod (InitContainerRestartPolicyForbidden)"),
  HOST_USERS(
      "hostUsers",
      FeatureGate.USER_NAMESPACES_SUPPORT,
      PodStage.NOT_STARTED,
      "does not start the pod (can't set spec.HostUsers)"),
  IMAGE_VOLUME(
      "an image volume",
      FeatureGate.IMAGE_VOLUME,
      PodStage.NOT_STARTED,
      "cannot mount it, so the pod stays in ContainerCreating"),
  POD_RESOURCES(
      "resources of the pod as a whole",
      FeatureGate.POD_LEVEL_RESOURCES,
      PodStage.RUNS,
      "does not apply them"),
  GROUPS_POLICY(
      "supplementalGroupsPolicy: Strict",
      FeatureGate.SUPPLEMENTAL_GROUPS_POLICY,
      PodStage.RUNS,
      "still adds the groups of the image"),
  READ_ONLY_MOUNTS(
      "recursiveReadOnly: Enabled",
      FeatureGate.RECURSIVE_READ_ONLY_MOUNTS,
      PodStage.RUNS,
      "leaves mounts below it writable"),
  ENV_FILE("fileKeyRef", FeatureGate.ENV_FILES, PodStage.RUNS, "leaves the variable empty"),
  SLEEP_HOOK(
      "sleep of the preStop hook",
      FeatureGate.POD_LIFECYCLE_SLEEP_ACTION,
      PodStage.RUNS,
      "stops the container without waiting");

  private final String field;
  private final int since;
  private final PodStage stage;
  private final String consequence;

  KubeletFeature(String field, FeatureGate gate, PodStage stage, String consequence) {
    this.field = field;
    this.since = gate.onSince();
    this.stage = stage;
    this.consequence = consequence;
  }

  /** Returns how messages call what is asked for. */
  public String field() {
    return field;
  }

  /** Returns the minor from which kubelets do it by default. */
  public int since() {
    return since;
  }

  /** Returns where the pod stops on an older kubelet; {@code RUNS} if that only ignores it. */
  public PodStage stage() {
    return stage;
  }

  /** Returns what an older kubelet does. */
  public String consequence() {
    return consequence;
  }

  /** Returns whether the kubelet of a node is too old; not if the node does not say its version. */
  public boolean isMissingOn(Node node) {
    int minor = minorOf(node);
    return minor >= 0 && minor < since;
  }

  /** Returns whether the server of a node has the feature: no kubelet is newer than its server. */
  boolean isShownBy(Node node) {
    return minorOf(node) >= since;
  }

  /** Returns the minor of a kubelet, such as 28 of {@code v1.28.9-eks-1}; -1 if unknown. */
  public static int minorOf(Node node) {
    String version = node.kubeletVersion();
    if (!version.startsWith("v1.")) {
      return -1;
    }
    int end = 3;
    while (end < version.length() && end < 6 && Character.isDigit(version.charAt(end))) {
      end++;
    }
    return end == 3 ? -1 : Integer.parseInt(version.substring(3, end));
  }
}
