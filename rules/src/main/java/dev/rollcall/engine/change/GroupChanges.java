package dev.rollcall.engine.change;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.GroupAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    for (DaemonSet daemonSet : after.inventory().daemonSets()) {
      Placement was = before.placementOf(daemonSet.namespace(), daemonSet.name());
      Map<String, GroupAnswer> old =
          was == null ? Map.of() : byName(before.groups().answersOf(was.daemonSet()));
      Map<String, GroupAnswer> now = byName(after.groups().answersOf(daemonSet));
      now.forEach((name, is) -> add(changes, daemonSet, old.get(name), is));
      old.forEach(
          (name, then) -> {
            if (!now.containsKey(name)) {
              add(changes, daemonSet, then, null);
            }
          });
    }
    return changes;
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

  /** Groups of one name are those of several clusters, which the last folder tells apart. */
  private static Map<String, GroupAnswer> byName(List<GroupAnswer> answers) {
    Map<String, Integer> named = new HashMap<>();
    answers.forEach(answer -> named.merge(answer.group().name(), 1, Integer::sum));
    Map<String, GroupAnswer> found = new LinkedHashMap<>();
    for (GroupAnswer answer : answers) {
      String name = answer.group().name();
      String key = named.getOrDefault(name, 0) > 1 ? name + " in " + cluster(answer) : name;
      String free = key;
      for (int i = 2; found.containsKey(free); i++) {
        free = key + " " + i;
      }
      found.put(free, answer);
    }
    return found;
  }

  private static String cluster(GroupAnswer answer) {
    DeclaredGroup group = answer.group();
    String scope = group.scope().toString();
    return scope.substring(scope.lastIndexOf('/') + 1);
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
