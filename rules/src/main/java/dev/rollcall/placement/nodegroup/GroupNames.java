package dev.rollcall.placement.nodegroup;

import java.util.List;

/** Names groups of nodes in a text: all of a few, of many how many there are and the first. */
public final class GroupNames {

  private static final int FEW = 3;
  private static final int FIRST = 2;

  private GroupNames() {}

  /** Returns for example {@code 412 groups (NodePool/a, NodePool/b and 410 more)}. */
  public static String of(List<DeclaredGroup> groups) {
    StringBuilder out = new StringBuilder();
    int shown = groups.size() <= FEW ? groups.size() : FIRST;
    for (int i = 0; i < shown; i++) {
      out.append(i == 0 ? "" : ", ").append(groups.get(i).name());
    }
    int more = groups.size() - shown;
    return more == 0
        ? out.toString()
        : groups.size() + " groups (" + out + " and " + more + " more)";
  }
}
