package dev.rollcall.rollout;

import java.util.List;

/**
 * How one simulated update went.
 *
 * @param finished whether every node ends with an available pod of the new template
 * @param seconds when it was finished, or when nothing moved any more
 * @param waves at how many instants old pods were given up or pods on top were started
 * @param desired DESIRED
 * @param mostUnavailable most pods missing at once: {@code status.numberUnavailable}
 * @param maxPodsPerNode most pods of it bound to one node and not being deleted
 * @param mostPodsAtOnce most pods of it not being deleted, pending ones included
 * @param updated UP-TO-DATE at the end
 * @param available AVAILABLE at the end
 * @param pending pods that are not bound at the end
 * @param waiting the pods that wait for ever, empty if it finished
 * @param nodesWithOldAndNew nodes on which an old and a new pod are at once
 */
public record RolloutTrace(
    boolean finished,
    double seconds,
    int waves,
    int desired,
    int mostUnavailable,
    int maxPodsPerNode,
    int mostPodsAtOnce,
    int updated,
    int available,
    int pending,
    List<StuckPods> waiting,
    List<String> nodesWithOldAndNew,
    PeakUnavailability peak,
    List<TimelinePoint> timeline,
    List<NodeTrace> nodes) {

  public RolloutTrace {
    waiting = List.copyOf(waiting);
    nodesWithOldAndNew = List.copyOf(nodesWithOldAndNew);
    timeline = List.copyOf(timeline);
    nodes = List.copyOf(nodes);
  }
}
