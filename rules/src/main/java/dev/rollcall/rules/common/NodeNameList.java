package dev.rollcall.rules.common;

import dev.rollcall.model.Node;
import java.util.List;

/** Names nodes in a message: all of a few, the first of many. */
public final class NodeNameList {

  private static final int FEW = 3;

  private NodeNameList() {}

  /** Returns for example {@code w-1, w-2 and 3 more}. */
  public static String list(List<Node> nodes) {
    int shown = nodes.size() <= FEW + 1 ? nodes.size() : FEW;
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < shown; i++) {
      boolean last = i == nodes.size() - 1;
      out.append(i == 0 ? "" : last ? " and " : ", ").append(nodes.get(i).name());
    }
    if (shown < nodes.size()) {
      out.append(" and ").append(nodes.size() - shown).append(" more");
    }
    return out.toString();
  }

  /** Returns for example {@code 1 node} or {@code 3 nodes}. */
  public static String count(int nodes) {
    return nodes + (nodes == 1 ? " node" : " nodes");
  }
}
