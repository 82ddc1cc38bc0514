package dev.rollcall.rollout;

/**
 * What one node adds to the status of the DaemonSet.
 *
 * @param desired 1 where a pod should be
 * @param available 1 where the oldest pod of such a node is available
 * @param done 1 where that pod is available and of the new template
 * @param updated 1 where that pod is of the new template
 * @param pods those not being deleted, the unbound ones included
 * @param bound those not being deleted that are bound
 * @param pending those not being deleted that are not bound
 * @param leaving those being deleted
 * @param old 1 where a pod of the old template is not being deleted
 * @param starting 1 where a bound pod of the new template is not yet available
 */
record NodeCounts(
    int desired,
    int available,
    int done,
    int updated,
    int pods,
    int bound,
    int pending,
    int leaving,
    int old,
    int starting) {

  static final NodeCounts NOTHING = new NodeCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Counts the pods of a node: updateDaemonSetStatus. */
  static NodeCounts of(NodeState node, long now) {
    PodState speaker = node.statusPod();
    boolean counts = node.rolloutNode.shouldRun() && speaker != null;
    boolean serves = counts && speaker != null && speaker.isAvailable(now);
    boolean isNew = speaker != null && speaker.updated;
    PodState old = node.old;
    PodState fresh = node.fresh;
    int pods = one(old != null) + one(fresh != null);
    int bound = one(old != null && old.bound) + one(fresh != null && fresh.bound);
    return new NodeCounts(
        one(node.rolloutNode.shouldRun()),
        one(serves),
        one(serves && isNew),
        one(counts && isNew),
        pods,
        bound,
        pods - bound,
        node.leaving.size(),
        one(old != null),
        one(fresh != null && fresh.bound && !fresh.isAvailable(now)));
  }

  int unavailable() {
    return desired - available;
  }

  private static int one(boolean holds) {
    return holds ? 1 : 0;
  }
}
