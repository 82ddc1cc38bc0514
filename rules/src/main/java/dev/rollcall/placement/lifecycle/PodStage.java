package dev.rollcall.placement.lifecycle;

/** How far a DaemonSet's pod gets on a node: where it stops, or that it runs. */
public enum PodStage {
  /** Nothing is known about the node. */
  UNKNOWN("unknown"),
  /** The API server refuses the DaemonSet, so the controller knows of none. */
  OBJECT_REFUSED("object refused"),
  /** The controller wants no pod on the node. */
  NOT_ELIGIBLE("none"),
  /** The controller wants no new pod on the node and leaves the one that is there. */
  ONLY_STAYS("only stays"),
  /** The controller tries to create the pod, and the API server refuses it. */
  REFUSED("refused"),
  /** The pod exists, and the scheduler does not bind it. */
  PENDING("waits"),
  /** The pod is bound, and the kubelet rejects it or starts not all of its containers. */
  NOT_STARTED("not started"),
  /** The containers start, and the pod never becomes Ready. */
  NEVER_READY("never ready"),
  RUNS("runs");

  private final String label;

  PodStage(String label) {
    this.label = label;
  }

  /** Returns the stage in the word or two that tables show. */
  public String label() {
    return label;
  }
}
