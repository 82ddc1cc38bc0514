package dev.rollcall.engine.change;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.DeclaredGroups;
import dev.rollcall.placement.nodegroup.GroupAnswer;
import dev.rollcall.placement.nodegroup.GroupAnswer.Answer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A DaemonSet comes to something else on a group of nodes that files declare.
 *
 * @param before what it came to, or null if the group or the DaemonSet is new
 * @param after what it comes to, or null if the group goes
 * @param newNodesOnly whether nodes that are there keep what they have, because the format acts on
 *     registration
 */
public record GroupChange(
    DaemonSet daemonSet,
    @Nullable GroupAnswer before,
    @Nullable GroupAnswer after,
    boolean newNodesOnly) {

  /** Creates a change, which is for new nodes only if the later DaemonSet alone makes none. */
  static GroupChange of(
      DaemonSet daemonSet, @Nullable GroupAnswer before, @Nullable GroupAnswer after) {
    boolean registers =
        before != null
            && after != null
            && after.group().newNodesOnly()
            && DeclaredGroups.answer(daemonSet, before.group()).answer() != after.answer();
    return new GroupChange(daemonSet, before, after, registers);
  }

  /** Returns the group as it is later, or as it was if it goes. */
  public DeclaredGroup group() {
    return Objects.requireNonNull(after == null ? before : after).group();
  }

  /** Returns whether the change is about either version of a DaemonSet. */
  boolean isOf(DaemonSet other) {
    return daemonSet.fullName().equals(other.fullName());
  }

  /** Returns whether nodes that had a pod, or some of them, are known to get none any more. */
  public boolean isLoss() {
    return before != null && after != null && rank(before) > rank(after) && rank(after) >= 0;
  }

  /** Returns whether it is no longer known whether all nodes have a pod. */
  public boolean mayBeLoss() {
    return before != null && after != null && rank(before) == 2 && rank(after) < 0;
  }

  /** Returns whether nodes that had no pod, or some of them, are known to get one. */
  public boolean isGain() {
    return before != null && after != null && rank(before) < rank(after) && rank(before) >= 0;
  }

  private static int rank(GroupAnswer answer) {
    return switch (answer.answer()) {
      case YES -> 2;
      case SOME -> 1;
      case NO -> 0;
      case UNKNOWN -> -1;
    };
  }

  /** Returns whether any node of the group may have had a pod. */
  boolean mayHaveRun() {
    return before != null && before.answer() != Answer.NO;
  }
}
