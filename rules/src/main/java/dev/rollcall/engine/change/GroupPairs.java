package dev.rollcall.engine.change;

import dev.rollcall.placement.nodegroup.DeclaredGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The groups of two states that are the same, by their names; DaemonSets share the lists. */
final class GroupPairs {

  private final List<DeclaredGroup> before;
  private final List<DeclaredGroup> after;
  private final int[] earlier;
  private final List<Integer> gone = new ArrayList<>();

  GroupPairs(List<DeclaredGroup> before, List<DeclaredGroup> after) {
    this.before = before;
    this.after = after;
    earlier = new int[after.size()];
    Arrays.fill(earlier, -1);
    Map<String, Integer> old = byName(before);
    byName(after)
        .forEach(
            (name, index) -> {
              Integer same = old.remove(name);
              earlier[index] = same == null ? -1 : same;
            });
    gone.addAll(old.values());
  }

  /** Returns whether these are pairs of the groups of two lists. */
  boolean areOf(List<DeclaredGroup> first, List<DeclaredGroup> second) {
    return before == first && after == second;
  }

  /** Returns the index of the group as it was, -1 if it is new. */
  int earlier(int index) {
    return earlier[index];
  }

  /** Returns the indexes of the groups that go. */
  List<Integer> gone() {
    return gone;
  }

  /** Groups of one name are those of several clusters, which the last folder tells apart. */
  private static Map<String, Integer> byName(List<DeclaredGroup> groups) {
    Map<String, Integer> named = new HashMap<>();
    groups.forEach(group -> named.merge(group.name(), 1, Integer::sum));
    Map<String, Integer> found = new LinkedHashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      String name = groups.get(i).name();
      String key = named.getOrDefault(name, 0) > 1 ? name + " in " + cluster(groups.get(i)) : name;
      String free = key;
      for (int copy = 2; found.containsKey(free); copy++) {
        free = key + " " + copy;
      }
      found.put(free, i);
    }
    return found;
  }

  private static String cluster(DeclaredGroup group) {
    String scope = group.scope().toString();
    return scope.substring(scope.lastIndexOf('/') + 1);
  }
}
