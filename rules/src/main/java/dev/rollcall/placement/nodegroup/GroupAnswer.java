package dev.rollcall.placement.nodegroup;

import dev.rollcall.placement.controller.UnfitReason;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether the nodes of a group get a pod of a DaemonSet.
 *
 * @param reasons why not, or what is not known
 * @param afterStartup whether a node gets its pod only once a startup taint is gone or a late label
 *     is there
 * @param fits whether there is room for the pod on every node
 * @param shortage what the pod waits for where there is none, in the words of the scheduler
 * @param desired how many nodes of the group the DaemonSet counts
 */
public record GroupAnswer(
    DeclaredGroup group,
    Answer answer,
    List<UnfitReason> reasons,
    boolean afterStartup,
    Fit fits,
    @Nullable String shortage,
    NodeCount desired) {

  public GroupAnswer {
    reasons = List.copyOf(reasons);
  }

  /** The answer about all nodes of a group. */
  public enum Answer {
    /** Every node gets a pod. */
    YES,
    /** No node gets one. */
    NO,
    /** The group has nodes of both kinds. */
    SOME,
    /** It depends on something that no file says. */
    UNKNOWN;

    /** Returns how many nodes of a group count. */
    NodeCount countOf(NodeCount nodes) {
      return switch (this) {
        case YES -> nodes;
        case NO -> NodeCount.NONE;
        case SOME, UNKNOWN -> nodes.upTo();
      };
    }

    /** Returns the word for users. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether there is room. */
  public enum Fit {
    YES,
    NO,
    UNKNOWN;

    /** Returns the word for users. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns whether every node gets a pod as soon as it joins, as far as is known. */
  public boolean isPlainYes() {
    return answer == Answer.YES && !afterStartup && fits != Fit.NO;
  }

  /** Returns the same answer for another group that the DaemonSet cannot tell from this one. */
  GroupAnswer ofAlike(DeclaredGroup other) {
    NodeCount counted = other.neverJoins() != null ? NodeCount.NONE : answer.countOf(other.count());
    return new GroupAnswer(other, answer, reasons, afterStartup, fits, shortage, counted);
  }

  /** Returns the same answer for pods that find no room. */
  GroupAnswer pending(String missing) {
    return new GroupAnswer(group, answer, reasons, afterStartup, Fit.NO, missing, desired);
  }
}
