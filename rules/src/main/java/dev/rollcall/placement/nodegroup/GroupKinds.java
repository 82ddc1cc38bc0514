package dev.rollcall.placement.nodegroup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which groups a DaemonSet cannot tell apart, so that one of them is asked for all. Labels
 * are looked up once for all DaemonSets that ask for them.
 */
final class GroupKinds {

  private final List<DeclaredGroup> groups;
  private final int[] byTaints;
  private final Map<String, int[]> byLabel = new HashMap<>();
  private final Map<ClusterScope, int[]> byScope = new HashMap<>();
  private final Map<ClusterScope, List<DeclaredGroup>> lists = new HashMap<>();
  private final Map<List<Object>, AlikeGroups> sorted = new HashMap<>();

  GroupKinds(List<DeclaredGroup> groups) {
    this.groups = groups;
    byTaints = numbered(groups, GroupKinds::taintsOf);
  }

  /**
   * Returns the groups that may be of a cluster, by kind.
   *
   * @param keys the labels that tell them apart
   * @param alone whether each group is of a kind of its own
   */
  AlikeGroups sort(ClusterScope cluster, List<String> keys, boolean alone) {
    List<Object> question = List.of(cluster, keys, alone);
    AlikeGroups known = sorted.get(question);
    if (known != null) {
      return known;
    }
    int[] numbers = byScope.computeIfAbsent(cluster, this::groupsOf);
    int[] kinds = new int[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      kinds[i] = alone ? i : byTaints[numbers[i]];
    }
    for (String key : alone ? List.<String>of() : keys) {
      refine(kinds, numbers, facts(key));
      String other = NodeShape.TWINS.get(key);
      if (other != null) {
        refine(kinds, numbers, facts(other));
      }
    }
    refine(kinds, numbers, new int[groups.size()]); // numbers them from 0 in any case
    AlikeGroups alike =
        new AlikeGroups(lists.computeIfAbsent(cluster, own -> listOf(numbers)), numbers, kinds);
    sorted.put(question, alike);
    return alike;
  }

  private List<DeclaredGroup> listOf(int[] numbers) {
    List<DeclaredGroup> own = new ArrayList<>(numbers.length);
    for (int number : numbers) {
      own.add(groups.get(number));
    }
    return Collections.unmodifiableList(own);
  }

  private int[] groupsOf(ClusterScope cluster) {
    int[] numbers = new int[groups.size()];
    int size = 0;
    for (int i = 0; i < numbers.length; i++) {
      if (groups.get(i).scope().agreesWith(cluster)) {
        numbers[size++] = i;
      }
    }
    return Arrays.copyOf(numbers, size);
  }

  /** Splits kinds where a further fact differs. */
  private static void refine(int[] kinds, int[] numbers, int[] facts) {
    Map<Long, Integer> seen = new HashMap<>();
    for (int i = 0; i < kinds.length; i++) {
      long both = ((long) kinds[i] << Integer.SIZE) | facts[numbers[i]];
      Integer kind = seen.putIfAbsent(both, seen.size());
      kinds[i] = kind == null ? seen.size() - 1 : kind;
    }
  }

  private int[] facts(String key) {
    return byLabel.computeIfAbsent(key, asked -> numbered(groups, group -> factOf(group, asked)));
  }

  private static List<Object> factOf(DeclaredGroup group, String key) {
    LabelFact fact = group.labels().get(key);
    return fact == null
        ? List.of(group.absent().contains(key))
        : List.of(group.absent().contains(key), fact.values(), fact.afterStartup());
  }

  private static List<Object> taintsOf(DeclaredGroup group) {
    List<Object> kind = new ArrayList<>();
    for (DeclaredTaint taint : group.taints()) {
      kind.add(taint.taint().toString());
      kind.add(taint.phase());
    }
    kind.add(group.taintsKnown());
    kind.add(String.valueOf(group.neverJoins()));
    return kind;
  }

  /** What a group has that tells it from others. */
  private interface Mark {
    List<Object> of(DeclaredGroup group);
  }

  private static int[] numbered(List<DeclaredGroup> groups, Mark mark) {
    Map<List<Object>, Integer> seen = new HashMap<>();
    int[] numbers = new int[groups.size()];
    for (int i = 0; i < numbers.length; i++) {
      Integer number = seen.putIfAbsent(mark.of(groups.get(i)), seen.size());
      numbers[i] = number == null ? seen.size() - 1 : number;
    }
    return numbers;
  }
}
