package dev.rollcall.engine.change;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.GroupAnswer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what DaemonSets come to on the groups of two states. */
final class GroupChanges {

  private GroupChanges() {}

  /** Returns what changes, in the order of the later state. */
  static List<GroupChange> between(Cluster before, Cluster after) {
    List<GroupChange> changes = new ArrayList<>();
    if (before.groups().isEmpty() && after.groups().isEmpty()) {
      return changes;
    }
    GroupPairs pairs = new GroupPairs(List.of(), List.of());
    for (DaemonSet daemonSet : after.inventory().daemonSets()) {
      Placement was = before.placementOf(daemonSet.namespace(), daemonSet.name());
      List<DeclaredGroup> old = was == null ? List.of() : before.groups().groupsOf(was.daemonSet());
      List<DeclaredGroup> now = after.groups().groupsOf(daemonSet);
      pairs = pairs.areOf(old, now) ? pairs : new GroupPairs(old, now);
      List<GroupAnswer> then = was == null ? List.of() : before.groups().answersOf(was.daemonSet());
      addAll(changes, daemonSet, pairs, then, after.groups().answersOf(daemonSet));
    }
    return changes;
  }

  private static void addAll(
      List<GroupChange> changes,
      DaemonSet daemonSet,
      GroupPairs pairs,
      List<GroupAnswer> then,
      List<GroupAnswer> now) {
    for (int i = 0; i < now.size(); i++) {
      int earlier = pairs.earlier(i);
      add(changes, daemonSet, earlier < 0 ? null : then.get(earlier), now.get(i));
    }
    for (int gone : pairs.gone()) {
      add(changes, daemonSet, then.get(gone), null);
    }
  }

  private static void add(
      List<GroupChange> changes,
      DaemonSet daemonSet,
      @Nullable GroupAnswer then,
      @Nullable GroupAnswer now) {
    if (then == null || now == null || isOther(then, now)) {
      changes.add(GroupChange.of(daemonSet, then, now));
    }
  }

  private static boolean isOther(GroupAnswer then, GroupAnswer now) {
    return then.answer() != now.answer()
        || then.afterStartup() != now.afterStartup()
        || !then.desired().equals(now.desired());
  }

  /** Returns the DaemonSets that may have run on a group and now run on none. */
  static Set<DaemonSet> fallenToZero(List<GroupChange> changes, Cluster after) {
    Set<DaemonSet> fallen = new LinkedHashSet<>();
    if (after.isByGroups()) {
      for (GroupChange change : changes) {
        if (change.mayHaveRun()) {
          fallen.add(change.daemonSet());
        }
      }
      fallen.removeIf(daemonSet -> !after.groups().givesNone(daemonSet));
    }
    return fallen;
  }
}
