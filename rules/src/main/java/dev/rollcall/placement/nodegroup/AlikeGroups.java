package dev.rollcall.placement.nodegroup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The groups of one cluster, sorted into kinds that a DaemonSet cannot tell apart. */
final class AlikeGroups {

  private final List<DeclaredGroup> groups;
  private final int[] numbers;
  private final int[] kinds;
  private final List<List<DeclaredGroup>> byKind = new ArrayList<>();
  private final List<NodeCount> counts = new ArrayList<>();
  private final Set<String> clusters = new TreeSet<>();
  private boolean limited;

  /**
   * Keeps groups with their kinds.
   *
   * @param groups the groups of this cluster
   * @param numbers their numbers among those of all clusters
   * @param kinds the kind of each group of this cluster, numbered by first occurrence
   */
  AlikeGroups(List<DeclaredGroup> groups, int[] numbers, int[] kinds) {
    this.groups = groups;
    this.numbers = Arrays.copyOf(numbers, numbers.length);
    this.kinds = Arrays.copyOf(kinds, kinds.length);
    List<List<DeclaredGroup>> members = new ArrayList<>();
    for (int i = 0; i < numbers.length; i++) {
      DeclaredGroup group = groups.get(i);
      limited |= GroupRoom.isLimited(group);
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

  /** Returns the groups, in a list that all DaemonSets of the cluster share. */
  List<DeclaredGroup> all() {
    return groups;
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
