package dev.rollcall.report.place;

import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.report.TextTable;
import dev.rollcall.text.TextSanitizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes nodes against DaemonSets; many nodes that fare alike share a line. */
final class PlaceMatrix {

  private static final int MAX_LINES = 40;

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
    List<String> head = new ArrayList<>(List.of("NODE"));
    for (int i = 1; i <= placements.size(); i++) {
      head.add(Integer.toString(i));
    }
    TextTable table = new TextTable(head);
    alike.forEach(
        (marks, nodes) -> {
          List<String> row = new ArrayList<>(List.of(name(nodes)));
          for (int i = 0; i < placements.size(); i++) {
            row.add(marks.substring(i, i + 1));
          }
          table.row(row);
        });
    StringBuilder out = new StringBuilder();
    table.append(out, "", width);
    out.append(
        "\n"
            + "R runs, W waits, X refused, U not started or never ready, S only stays, . none, ?"
            + " unknown\n");
    for (int i = 0; i < placements.size(); i++) {
      out.append(i + 1).append("  ");
      out.append(UnplacedNodesText.heading(placements.get(i).daemonSet())).append('\n');
    }
    return out.toString();
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
