package dev.rollcall.placement.scheduler;

/** What would be free on a node for a pod if some of the others were not there. */
final class FreedRoom {

  private final NodeInfos nodeInfos;
  private final int node;
  private final PodInfo pod;
  private final long[] requests;
  private final int portClashes;
  private int freedPods;
  private int freedClashes;

  FreedRoom(NodeInfos nodeInfos, int node, PodInfo pod) {
    this.nodeInfos = nodeInfos;
    this.node = node;
    this.pod = pod;
    this.requests = new long[pod.requests().length];
    this.portClashes = nodeInfos.portClashes(node, pod);
  }

  /** Returns whether the pod would fit. */
  boolean fits() {
    return freedClashes == portClashes && nodeInfos.fits(node, pod, requests, freedPods);
  }

  /** Takes a pod away, or puts it back. */
  void change(PodInfo other, boolean away) {
    change(other.requests(), 1, away);
    clash(other, away);
  }

  /** Takes all pods of a priority away, or puts them back. */
  void change(PriorityBucket bucket, boolean away) {
    change(bucket.requests(), bucket.pods().size(), away);
    if (portClashes > 0) {
      bucket.withPorts().forEach(other -> clash(other, away));
    }
  }

  private void change(long[] amounts, int pods, boolean away) {
    int common = Math.min(amounts.length, requests.length);
    for (int i = 0; i < common; i++) {
      requests[i] += away ? amounts[i] : -amounts[i];
    }
    freedPods += away ? pods : -pods;
  }

  private void clash(PodInfo other, boolean away) {
    if (portClashes > 0) {
      int clashes = TakenPorts.clashes(pod, other);
      freedClashes += away ? clashes : -clashes;
    }
  }
}
