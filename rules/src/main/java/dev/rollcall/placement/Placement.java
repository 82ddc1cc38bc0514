package dev.rollcall.placement;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of one DaemonSet once controller and scheduler have acted.
 *
 * @param verdicts the controller's decision for every node, in the order of the input
 * @param pending nodes whose pod does not fit, with the reasons in the scheduler's words
 * @param staying nodes that keep a pod though they get none: MISSCHEDULED
 */
public record Placement(
    DaemonSet daemonSet,
    Map<Node, Verdict> verdicts,
    Map<Node, List<String>> pending,
    List<Node> staying) {

  public Placement {
    verdicts = Collections.unmodifiableMap(verdicts);
    pending = Collections.unmodifiableMap(new LinkedHashMap<>(pending));
    staying = List.copyOf(staying);
  }

  /** Returns the nodes that get a pod, whether it fits or not. */
  public List<Node> eligible() {
    List<Node> eligible = new ArrayList<>();
    verdicts.forEach(
        (node, verdict) -> {
          if (verdict.runs()) {
            eligible.add(node);
          }
        });
    return eligible;
  }

  /** Returns the nodes where a pod runs: it fits, or it stays where it may no longer be started. */
  public List<Node> running() {
    List<Node> running = new ArrayList<>();
    verdicts.forEach(
        (node, verdict) -> {
          if ((verdict.runs() && !pending.containsKey(node)) || staying.contains(node)) {
            running.add(node);
          }
        });
    return running;
  }

  public int desired() {
    return eligible().size();
  }

  /** Returns the number of nodes that have a pod and should. */
  public int current() {
    return desired();
  }

  public int misscheduled() {
    return staying.size();
  }
}
