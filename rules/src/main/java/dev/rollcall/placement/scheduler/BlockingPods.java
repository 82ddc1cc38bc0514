package dev.rollcall.placement.scheduler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pods of higher priority that hold what a waiting pod is short of. Nodes with the same new
 * pods, and pods that are short of the same, are answered once; to be asked when all is placed.
 */
final class BlockingPods {

  private final List<SchedulingState> states;
  private final NodeInfos nodeInfos;
  private final int nodes;
  private final Map<Question, List<String>> answers = new HashMap<>();
  private @Nullable NodeClasses byNewPods;

  /** The pod that was asked about last, and its answers by class of nodes. */
  private @Nullable PodInfo lastWaiting;

  private @Nullable Answer[] lastAnswers = {};

  private record Answer(List<String> shortage, List<String> names) {}

  /**
   * What decides which new pods are in the way.
   *
   * @param nodes the number of a class of nodes that have the same new pods
   * @param shortage what the pod is short of, or the pod itself where ports are taken
   */
  private record Question(int nodes, long priority, Object shortage) {

    // Those that Java makes for a record are put together at run time, which takes milliseconds.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Question question
          && question.nodes == nodes
          && question.priority == priority
          && question.shortage.equals(shortage);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * shortage.hashCode() + Long.hashCode(priority)) + nodes;
    }
  }

  BlockingPods(List<SchedulingState> states, NodeInfos nodeInfos, int nodes) {
    this.states = states;
    this.nodeInfos = nodeInfos;
    this.nodes = nodes;
  }

  /** Returns the names of those on a node, those that were there first. */
  synchronized List<String> of(int node, PodInfo waiting) {
    List<String> placed = newPods(node, waiting);
    if (nodeInfos.existingPods(node).isEmpty()) {
      return placed;
    }
    List<String> existing = new ArrayList<>(0);
    for (PodInfo pod : nodeInfos.existingPods(node)) {
      if (isInTheWay(node, pod, waiting)) {
        existing.add(pod.name());
      }
    }
    if (existing.isEmpty()) {
      return placed;
    }
    existing.addAll(placed);
    return existing;
  }

  private List<String> newPods(int node, PodInfo waiting) {
    List<String> shortage = nodeInfos.reasons(node, waiting);
    int alike = classes().of(node);
    if (waiting != lastWaiting) {
      lastWaiting = waiting;
      lastAnswers = new Answer[classes().count()];
    }
    Answer last = lastAnswers[alike];
    if (last != null && last.shortage == shortage) {
      return last.names;
    }
    Object why = shortage == NodeInfos.NO_PORTS ? waiting : shortage;
    Question question = new Question(alike, waiting.priority(), why);
    List<String> names = answers.get(question);
    if (names == null) {
      names = placed(node, waiting);
      answers.put(question, names);
    }
    lastAnswers[alike] = new Answer(shortage, names);
    return names;
  }

  private List<String> placed(int node, PodInfo waiting) {
    List<String> names = new ArrayList<>();
    for (SchedulingState state : states) {
      if (state.isPlaced(node) && isInTheWay(node, state.profile(), waiting)) {
        names.add(state.profile().name());
      }
    }
    return List.copyOf(names);
  }

  private boolean isInTheWay(int node, PodInfo pod, PodInfo waiting) {
    return pod.priority() > waiting.priority() && nodeInfos.blocks(node, pod, waiting);
  }

  private NodeClasses classes() {
    NodeClasses known = byNewPods;
    if (known == null) {
      known = NodeClasses.by(new NodeClasses.Column(new int[nodes], 1));
      for (SchedulingState state : states) {
        int placed = state.placed().cardinality();
        if (placed > 0 && placed < nodes) {
          known = known.refine(column(state));
        }
      }
      byNewPods = known;
    }
    return known;
  }

  private NodeClasses.Column column(SchedulingState state) {
    int[] cells = new int[nodes];
    for (int node = 0; node < nodes; node++) {
      cells[node] = state.isPlaced(node) ? 1 : 0;
    }
    return new NodeClasses.Column(cells, 2);
  }
}
