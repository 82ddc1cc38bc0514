package dev.rollcall.report;

import dev.rollcall.model.Node;
import dev.rollcall.text.Plural;
import dev.rollcall.text.TextSanitizer;
import java.util.List;

/** Names a few nodes and counts the rest. */
public final class NodeNameText {

  private static final int MOST = 8;
  private static final int FEW = 3;

  private NodeNameText() {}

  /** Returns the names, of many only the first ones. */
  public static String of(List<Node> nodes) {
    StringBuilder out = new StringBuilder();
    int shown = nodes.size() <= MOST ? nodes.size() : FEW;
    for (Node node : nodes.subList(0, shown)) {
      out.append(out.isEmpty() ? "" : ", ").append(TextSanitizer.text(node.name()));
    }
    if (shown < nodes.size()) {
      out.append(" and ").append(nodes.size() - shown).append(" more");
    }
    return out.toString();
  }

  /** Returns how many, in words. */
  public static String count(List<Node> nodes) {
    return Plural.count(nodes.size(), "node");
  }
}
