package dev.rollcall.report;

import dev.rollcall.model.Node;
import java.util.List;

/** Names a few nodes and counts the rest. */
final class NodeNames {

  private static final int MOST = 8;
  private static final int FEW = 3;

  private NodeNames() {}

  /** Returns the names, of many only the first ones. */
  static String of(List<Node> nodes) {
    StringBuilder out = new StringBuilder();
    int shown = nodes.size() <= MOST ? nodes.size() : FEW;
    for (Node node : nodes.subList(0, shown)) {
      out.append(out.isEmpty() ? "" : ", ").append(Printable.text(node.name()));
    }
    if (shown < nodes.size()) {
      out.append(" and ").append(nodes.size() - shown).append(" more");
    }
    return out.toString();
  }

  /** Returns how many, in words. */
  static String count(List<Node> nodes) {
    return Words.count(nodes.size(), "node");
  }
}
