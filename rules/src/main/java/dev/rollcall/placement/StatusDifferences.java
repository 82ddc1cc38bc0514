package dev.rollcall.placement;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.DaemonSetStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the counts that a controller recorded are not those that the nodes and pods of the same
 * dump give.
 *
 * @param counts the counts that differ, in the order of kubectl's columns
 * @param reason what can be seen of the reason, in the style of a finding's message
 */
public record StatusDifferences(List<Count> counts, String reason) {

  /** The status agrees with the objects, or there is nothing to compare it with. */
  static final StatusDifferences NONE = new StatusDifferences(List.of(), "");

  /**
   * One count.
   *
   * @param column its column in the output of kubectl, or its nearest word
   * @param recorded what the status says
   * @param counted what the objects of the dump give
   */
  public record Count(String column, long recorded, long counted) {}

  public StatusDifferences {
    counts = List.copyOf(counts);
  }

  /**
   * Compares a status with what the objects give.
   *
   * @param podsKnown whether the pods of the DaemonSet are in the dump
   * @param elsewhere how many of its pods are on nodes that are not in the dump
   */
  static StatusDifferences of(
      DaemonSet daemonSet, DaemonSetCounts counted, boolean podsKnown, int elsewhere) {
    DaemonSetStatus status = daemonSet.status();
    List<Count> counts = new ArrayList<>();
    compare("DESIRED", status.desired().get(), counted.desired(), counts);
    if (podsKnown) {
      compare("CURRENT", status.current().get(), counted.current(), counts);
      compare("MISSCHEDULED", status.misscheduled().get(), counted.misscheduled(), counts);
    }
    return counts.isEmpty()
        ? NONE
        : new StatusDifferences(counts, reason(daemonSet, counted, counts, elsewhere));
  }

  private static void compare(String column, long recorded, long counted, List<Count> counts) {
    if (recorded != counted) {
      counts.add(new Count(column, recorded, counted));
    }
  }

  private static String reason(
      DaemonSet daemonSet, DaemonSetCounts counted, List<Count> counts, int elsewhere) {
    DaemonSetStatus status = daemonSet.status();
    long generation = daemonSet.meta().generation();
    long observed = status.observedGeneration();
    if (observed > 0 && observed < generation) {
      return "the controller has observed generation %s, this is generation %s"
          .formatted(observed, generation);
    }
    if (observed == 0 && generation > 0) {
      return "the controller has not observed it yet";
    }
    if (elsewhere > 0) {
      return elsewhere == 1
          ? "one of its pods is on a node that is not in the dump"
          : "%s of its pods are on nodes that are not in the dump".formatted(elsewhere);
    }
    boolean only = counts.size() == 1 && counts.get(0).column().equals("MISSCHEDULED");
    if (only && counted.misscheduled() == 0) {
      return "MISSCHEDULED is stale, no pod of it is where it should not be";
    }
    return status.desired().get() > counted.desired()
        ? "nodes are missing from the dump, or its parts are of different times"
        : "the status and the objects are of different times, or the controller is behind";
  }
}
