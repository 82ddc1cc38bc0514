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
 * @param mostOnOneNode most pods of it bound to one node and not being deleted
 * @param mostPodsAtOnce most pods of it not being deleted, pending ones included
 * @param updated UP-TO-DATE at the end
 * @param available AVAILABLE at the end
 * @param pending pods that are not bound at the end
 * @param waiting the pods that wait for ever, empty where it finished
 * @param together nodes on which an old and a new pod are at once
 */
public record Course(
    boolean finished,
    double seconds,
    int waves,
    int desired,
    int mostUnavailable,
    int mostOnOneNode,
    int mostPodsAtOnce,
    int updated,
    int available,
    int pending,
    List<Waiting> waiting,
    List<String> together,
    Blast blast,
    List<Moment> timeline,
    List<NodeRun> nodes) {

  public Course {
    waiting = List.copyOf(waiting);
    together = List.copyOf(together);
    timeline = List.copyOf(timeline);
    nodes = List.copyOf(nodes);
  }
}
