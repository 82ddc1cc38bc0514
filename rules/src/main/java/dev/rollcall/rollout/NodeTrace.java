package dev.rollcall.rollout;

import org.jspecify.annotations.Nullable;

/**
 * What happened on one node, in seconds since the update began; null for what did not happen.
 *
 * @param deleted when the old pod was deleted
 * @param gone when it was gone
 * @param created when the new pod was created
 * @param ready when the new pod was ready
 * @param available when the new pod was available
 * @param end how the node ends: {@code updated}, {@code old}, {@code pending}, {@code unready},
 *     {@code terminating} or {@code none}
 */
public record NodeTrace(
    String node,
    @Nullable Double deleted,
    @Nullable Double gone,
    @Nullable Double created,
    @Nullable Double ready,
    @Nullable Double available,
    String end) {

  static NodeTrace of(NodeState node, long now) {
    PodState old = node.lastOld;
    PodState fresh = node.fresh;
    return new NodeTrace(
        node.rolloutNode.node(),
        old == null ? null : seconds(old.deletedAt),
        old == null ? null : seconds(old.goneAt),
        fresh == null ? null : seconds(fresh.createdAt),
        fresh == null ? null : seconds(fresh.readyAt),
        fresh == null ? null : seconds(fresh.availableAt),
        end(node, now));
  }

  private static String end(NodeState node, long now) {
    if (node.fresh != null && !node.fresh.bound) {
      return "pending";
    }
    if (node.fresh != null) {
      return node.fresh.isAvailable(now) ? "updated" : "unready";
    }
    if (node.old != null) {
      return "old";
    }
    return node.leaving.isEmpty() ? "none" : "terminating";
  }

  private static @Nullable Double seconds(long millis) {
    return millis == PodState.NEVER || millis < 0 ? null : millis / 1000.0;
  }
}
