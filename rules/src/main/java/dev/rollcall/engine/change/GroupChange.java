package dev.rollcall.engine.change;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.nodegroup.GroupAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A DaemonSet comes to something else on a group of nodes that files declare.
 *
 * @param group the name of the group
 * @param before what it came to, or null if the group or the DaemonSet is new
 * @param after what it comes to, or null if either goes
 */
public record GroupChange(
    DaemonSet daemonSet, String group, @Nullable GroupAnswer before, @Nullable GroupAnswer after) {

  /** Returns what changes between two states, in the order of the later one. */
  static List<GroupChange> between(Cluster before, Cluster after) {
    List<GroupChange> changes = new ArrayList<>();
    for (DaemonSet daemonSet : after.inventory().daemonSets()) {
      Placement was = before.placementOf(daemonSet.namespace(), daemonSet.name());
      Map<String, GroupAnswer> old = new LinkedHashMap<>();
      if (was != null) {
        before
            .groups()
            .answersOf(was.daemonSet())
            .forEach(answer -> old.put(answer.group().name(), answer));
      }
      for (GroupAnswer now : after.groups().answersOf(daemonSet)) {
        GroupAnswer then = old.remove(now.group().name());
        if (then == null || isOther(then, now)) {
          changes.add(new GroupChange(daemonSet, now.group().name(), then, now));
        }
      }
      old.forEach((name, then) -> changes.add(new GroupChange(daemonSet, name, then, null)));
    }
    return changes;
  }

  private static boolean isOther(GroupAnswer then, GroupAnswer now) {
    return then.answer() != now.answer()
        || then.afterStartup() != now.afterStartup()
        || !then.desired().equals(now.desired());
  }

  /** Returns whether nodes that are there keep what they have: the format acts on registration. */
  public boolean isForNewNodesOnly() {
    return before != null && after != null && after.group().newNodesOnly();
  }
}
