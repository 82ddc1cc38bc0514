package dev.rollcall.placement.nodegroup;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/** Names groups of nodes in a text: all of a few, of many how many there are and the first. */
public final class GroupNames {

  private static final int FEW = 3;
  private static final int FIRST = 2;

  private GroupNames() {}

  /** Returns for example {@code 412 groups (NodePool/a, NodePool/b and 410 more)}. */
  public static String of(List<DeclaredGroup> groups) {
    Set<String> names = new LinkedHashSet<>(); // of several clusters some may have one name
    groups.forEach(group -> names.add(group.name()));
    int shown = names.size() <= FEW ? names.size() : FIRST;
    StringJoiner out = new StringJoiner(", ");
    int left = shown;
    for (String name : names) {
      if (left-- > 0) {
        out.add(name);
      }
    }
    int more = groups.size() - shown;
    return names.size() == shown
        ? out.toString()
        : groups.size() + " groups (" + out + " and " + more + " more)";
  }
}
