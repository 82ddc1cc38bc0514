package dev.rollcall.placement.nodegroup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The groups of one cluster, sorted into kinds that a DaemonSet cannot tell apart. */
final class AlikeGroups {

  private final List<DeclaredGroup> groups = new ArrayList<>();
  private final int[] numbers;
  private final int[] kinds;
  private final List<List<DeclaredGroup>> byKind = new ArrayList<>();
  private final List<NodeCount> counts = new ArrayList<>();
  private final Set<String> clusters = new TreeSet<>();
  private boolean limited;

  /**
   * Keeps groups with their kinds.
   *
   * @param all the groups of all clusters
   * @param numbers which of them are of this cluster
   * @param kinds the kind of each group of this cluster, numbered by first occurrence
   */
  AlikeGroups(List<DeclaredGroup> all, int[] numbers, int[] kinds) {
    this.numbers = Arrays.copyOf(numbers, numbers.length);
    this.kinds = Arrays.copyOf(kinds, kinds.length);
    List<List<DeclaredGroup>> members = new ArrayList<>();
    for (int i = 0; i < numbers.length; i++) {
      DeclaredGroup group = all.get(numbers[i]);
      limited |= GroupRoom.isLimited(group);
      groups.add(group);
      clusters.add(group.scope().toString());
      int kind = kinds[i];
      if (kind == members.size()) {
        members.add(new ArrayList<>());
        counts.add(NodeCount.NONE);
      }
      members.get(kind).add(group);
      counts.set(kind, counts.get(kind).plus(group.count()));
    }
    for (List<DeclaredGroup> same : members) {
      byKind.add(List.copyOf(same));
    }
  }

  int size() {
    return groups.size();
  }

  DeclaredGroup group(int index) {
    return groups.get(index);
  }

  /** Returns the number of a group among those of all clusters. */
  int number(int index) {
    return numbers[index];
  }

  int kind(int index) {
    return kinds[index];
  }

  /** Returns the groups of each kind. */
  List<List<DeclaredGroup>> byKind() {
    return byKind;
  }

  /** Returns how many nodes the groups of a kind have together. */
  NodeCount count(int kind) {
    return counts.get(kind);
  }

  /** Returns whether it is known of any group how much a node takes. */
  boolean limited() {
    return limited;
  }

  /** Returns the names of the clusters that the groups are of, as far as files tell them. */
  Set<String> clusters() {
    return clusters;
  }
}
