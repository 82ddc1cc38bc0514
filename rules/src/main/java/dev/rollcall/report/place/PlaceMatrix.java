package dev.rollcall.report.place;

import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.report.TextTable;
import dev.rollcall.text.TextSanitizer;
import dev.rollcall.text.WordWrap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes nodes against DaemonSets; many nodes that fare alike share a line. */
final class PlaceMatrix {

  private static final int MAX_LINES = 40;

  /** The room that the names of nodes have at least. */
  private static final int NAME = 24;

  private static final String KEY =
      "R runs, W waits, X refused, U not started or never ready, S only stays, . none, ? unknown";

  private final int width;

  /**
   * Creates a reporter.
   *
   * @param width how many columns a line has at most
   */
  public PlaceMatrix(int width) {
    this.width = width;
  }

  /** Returns the matrix with its key. */
  public String report(Cluster cluster, List<Placement> placements) {
    Map<String, List<Node>> alike = new LinkedHashMap<>();
    boolean many = cluster.nodes().size() > MAX_LINES;
    for (Node node : cluster.nodes()) {
      StringBuilder line = new StringBuilder();
      for (Placement placement : placements) {
        line.append(mark(placement, node));
      }
      String key = many ? line.toString() : line + node.name();
      alike.computeIfAbsent(key, absent -> new ArrayList<>()).add(node);
    }
    StringBuilder out = new StringBuilder();
    int most = Math.max(1, (width - NAME) / (Integer.toString(placements.size()).length() + 1));
    for (int first = 0; first < placements.size(); first += most) {
      int end = Math.min(placements.size(), first + most);
      out.append(first == 0 ? "" : "\n");
      part(alike, first, end).append(out, "", width);
    }
    out.append('\n');
    WordWrap.append(out, KEY, 0, 2, width);
    out.append('\n');
    for (int i = 0; i < placements.size(); i++) {
      out.append(i + 1).append("  ");
      out.append(UnplacedNodesText.heading(placements.get(i).daemonSet())).append('\n');
    }
    return out.toString();
  }

  /** More DaemonSets than there is room for are told of in parts. */
  private static TextTable part(Map<String, List<Node>> alike, int first, int end) {
    List<String> head = new ArrayList<>(List.of("NODE"));
    for (int i = first; i < end; i++) {
      head.add(Integer.toString(i + 1));
    }
    TextTable table = new TextTable(head);
    alike.forEach(
        (marks, nodes) -> {
          List<String> row = new ArrayList<>(List.of(name(nodes)));
          for (int i = first; i < end; i++) {
            row.add(marks.substring(i, i + 1));
          }
          table.row(row);
        });
    return table;
  }

  private static String name(List<Node> nodes) {
    String first = TextSanitizer.text(nodes.get(0).name());
    return nodes.size() == 1 ? first : first + " and " + (nodes.size() - 1) + " like it";
  }

  private static char mark(Placement placement, Node node) {
    return switch (placement.stageOn(node)) {
      case RUNS -> 'R';
      case PENDING -> 'W';
      case REFUSED, OBJECT_REFUSED -> 'X';
      case NOT_STARTED, NEVER_READY -> 'U';
      case ONLY_STAYS -> 'S';
      case UNKNOWN -> '?';
      case NOT_ELIGIBLE -> '.';
    };
  }
}
