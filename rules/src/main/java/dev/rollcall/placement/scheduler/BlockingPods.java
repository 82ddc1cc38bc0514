package dev.rollcall.placement.scheduler;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The pods of higher priority that hold what a waiting pod is short of. Nodes with the same new
 * pods, and pods that are short of the same, are answered once; to be asked when all is placed.
 */
final class BlockingPods {

  private final List<SchedulingState> states;
  private final NodeInfos nodeInfos;
  private final AlikeNodes alike;
  private final Map<Question, List<String>> answers = new ConcurrentHashMap<>();
  private volatile @Nullable NodeClasses byNewPods;

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

  BlockingPods(List<SchedulingState> states, NodeInfos nodeInfos, AlikeNodes alike) {
    this.states = states;
    this.nodeInfos = nodeInfos;
    this.alike = alike;
  }

  /** Visits the names of those on nodes where a pod waits, in the order of the first nodes. */
  void forEachBlocked(PodInfo waiting, BitSet nodes, BiConsumer<List<String>, BitSet> visitor) {
    Map<List<String>, BitSet> groups = new IdentityHashMap<>();
    OfPod blocking = new OfPod(waiting);
    for (int first = alike.nextFirst(0); first >= 0; first = alike.nextFirst(first + 1)) {
      BitSet some = alike.some(first, nodes);
      List<String> names = some.isEmpty() ? List.of() : blocking.on(first);
      if (!names.isEmpty()) {
        groups.computeIfAbsent(names, any -> new BitSet()).or(some);
      }
    }
    List<List<String>> ordered = new ArrayList<>(groups.keySet());
    ordered.sort(Comparator.comparing(names -> groups.get(names).nextSetBit(0)));
    ordered.forEach(names -> visitor.accept(names, groups.get(names)));
  }

  /** The answers for one pod that waits. */
  private final class OfPod {

    private final PodInfo waiting;
    private final NodeClasses classes = classes();

    /** By class of nodes. */
    private final @Nullable Answer[] last = new Answer[classes.count()];

    OfPod(PodInfo waiting) {
      this.waiting = waiting;
    }

    /** Returns the names of those on a node, those that were there first. */
    List<String> on(int node) {
      List<String> placed = newPods(node);
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

    private List<String> newPods(int node) {
      List<String> shortage = nodeInfos.reasons(node, waiting);
      int same = classes.of(node);
      Answer known = last[same];
      if (known != null && known.shortage == shortage) {
        return known.names;
      }
      Object why = shortage == NodeInfos.NO_PORTS ? waiting : shortage;
      Question question = new Question(same, waiting.priority(), why);
      List<String> names = answers.get(question);
      if (names == null) {
        names = placed(node, waiting);
        List<String> first = answers.putIfAbsent(question, names);
        names = first == null ? names : first;
      }
      last[same] = new Answer(shortage, names);
      return names;
    }
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
      synchronized (this) {
        known = byNewPods;
        if (known == null) {
          known = findClasses();
          byNewPods = known;
        }
      }
    }
    return known;
  }

  /** Nodes that are alike have the same pods, so that only those that stand for them differ. */
  private NodeClasses findClasses() {
    int[] firsts = alike.firsts();
    NodeClasses known = NodeClasses.by(new NodeClasses.Column(new int[firsts.length], 1));
    int[] cells = new int[firsts.length];
    for (SchedulingState state : states) {
      int placed = 0;
      for (int i = 0; i < firsts.length; i++) {
        cells[i] = state.isPlaced(firsts[i]) ? 1 : 0;
        placed += cells[i];
      }
      if (placed > 0 && placed < firsts.length) {
        known = known.refine(new NodeClasses.Column(cells, 2));
      }
    }
    int[] numbers = new int[alike.size()];
    for (int i = 0; i < firsts.length; i++) {
      numbers[firsts[i]] = known.of(i);
    }
    for (int node = 0; node < numbers.length; node++) {
      numbers[node] = numbers[alike.first(node)];
    }
    return NodeClasses.by(new NodeClasses.Column(numbers, known.count()));
  }
}
