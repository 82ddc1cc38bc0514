package dev.rollcall.report;

import dev.rollcall.engine.Comparison;
import dev.rollcall.engine.DaemonSetChange;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes as a page what the way from one state of a cluster to another does, node by node. */
public final class DiffHtml {

  private final String toolVersion;

  public DiffHtml(String toolVersion) {
    this.toolVersion = toolVersion;
  }

  /** Returns the page. */
  public String report(Comparison.Result result) {
    Map<String, Node> was = byName(result.before());
    Map<String, Node> is = byName(result.after());
    List<Node> nodes = new ArrayList<>(is.values());
    was.forEach(
        (name, node) -> {
          if (!is.containsKey(name)) {
            nodes.add(node);
          }
        });
    List<PageColumn> columns = new ArrayList<>();
    for (DaemonSetChange change : result.changes()) {
      Set<String> gained = new HashSet<>(change.gained());
      Set<String> lost = new HashSet<>(change.lost());
      columns.add(
          new PageColumn(
              change.daemonSet(),
              figures(change),
              "",
              number -> cell(change, nodes.get(number).name(), gained, lost, is)));
    }
    JsonWriter json = new JsonWriter().object();
    json.field("command", "diff").field("rollcall", toolVersion);
    new PageMatrix(nodes, columns).append(json, result.after().reference());
    return HtmlPage.of("rollcall diff", json.end().toString());
  }

  private static Map<String, Node> byName(Cluster cluster) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    cluster.nodes().forEach(node -> nodes.putIfAbsent(node.name(), node));
    return nodes;
  }

  private static Map<String, String> figures(DaemonSetChange change) {
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put("DESIRED", desired(change.before()) + " → " + desired(change.after()));
    figures.put("GAINED", Integer.toString(change.gained().size()));
    figures.put("LOST", Integer.toString(change.lost().size()));
    figures.put("MISSCHEDULED", Integer.toString(change.misscheduled().size()));
    figures.put("RESTARTS", change.restarts() ? "yes" : "no");
    figures.put("MAY NOT CHANGE", String.join(", ", change.immutable()));
    return figures;
  }

  private static String desired(@Nullable Placement placement) {
    return placement == null
        ? "-"
        : placement.isUnknown() ? "?" : Integer.toString(placement.desired());
  }

  private static PageCell cell(
      DaemonSetChange change,
      String node,
      Set<String> gained,
      Set<String> lost,
      Map<String, Node> nodes) {
    Placement after = change.after();
    Node now = nodes.get(node);
    PageCell end =
        after == null
            ? PageCell.of('N', "the DaemonSet is gone")
            : now == null
                ? PageCell.of('N', "the node is gone")
                : PlaceColumns.cell(after, now, Map.of());
    char mark = gained.contains(node) ? 'G' : lost.contains(node) ? 'L' : end.mark();
    String prefix = mark == 'G' && end.mark() == 'W' ? "its pod would wait: " : "";
    return new PageCell(mark, prefix + end.wanted(), prefix + end.message());
  }
}
