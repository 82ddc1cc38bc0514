package dev.rollcall.report.diff;

import dev.rollcall.engine.change.ClusterDiff;
import dev.rollcall.engine.change.DaemonSetDiff;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.report.ComparedStates;
import dev.rollcall.report.HtmlMatrix;
import dev.rollcall.report.HtmlPage;
import dev.rollcall.report.MatrixCell;
import dev.rollcall.report.MatrixColumn;
import dev.rollcall.report.place.MatrixColumns;
import dev.rollcall.text.JsonWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes as a page what the way from one state of a cluster to another does, node by node. */
public final class DiffHtmlReporter {

  private final String toolVersion;
  private final ComparedStates states;

  /** Creates a reporter of what the way from one state to another does. */
  public DiffHtmlReporter(String toolVersion, ComparedStates states) {
    this.toolVersion = toolVersion;
    this.states = states;
  }

  /** Returns the page. */
  public String report(ClusterDiff.Result result) {
    Map<String, Node> was = byName(result.before());
    Map<String, Node> is = byName(result.after());
    List<Node> nodes = new ArrayList<>(is.values());
    was.forEach(
        (name, node) -> {
          if (!is.containsKey(name)) {
            nodes.add(node);
          }
        });
    List<MatrixColumn> columns = new ArrayList<>();
    for (DaemonSetDiff change : result.changes()) {
      Set<String> gained = new HashSet<>(change.gained());
      Set<String> lost = new HashSet<>(change.lost());
      columns.add(
          new MatrixColumn(
              change.daemonSet(),
              figures(result, change),
              "",
              number -> cell(change, nodes.get(number).name(), gained, lost, is)));
    }
    JsonWriter json = new JsonWriter().object();
    json.field("command", "diff").field("rollcall", toolVersion);
    states.append(json);
    new HtmlMatrix(nodes, columns).append(json, result.after().reference());
    if (result.after().isByGroups()) {
      json.field("byGroups", result.after().groups().all().size());
    }
    GroupChangesJson.appendRows(json, result.groupChanges());
    return HtmlPage.of("rollcall diff", json.end().toString());
  }

  private static Map<String, Node> byName(Cluster cluster) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    cluster.nodes().forEach(node -> nodes.putIfAbsent(node.name(), node));
    return nodes;
  }

  private static Map<String, String> figures(ClusterDiff.Result result, DaemonSetDiff change) {
    Map<String, String> figures = new LinkedHashMap<>();
    String was = DiffTextReporter.desired(result.before(), change.before());
    figures.put("DESIRED", was + " → " + DiffTextReporter.desired(result.after(), change.after()));
    if (result.after().isByGroups()) {
      figures.put("GROUPS GAINED", Long.toString(result.groupsGained(change.daemonSet())));
      figures.put("GROUPS LOST", Long.toString(result.groupsLost(change.daemonSet())));
    } else {
      figures.put("GAINED", Integer.toString(change.gained().size()));
      figures.put("LOST", Integer.toString(change.lost().size()));
    }
    figures.put("MISSCHEDULED", Integer.toString(change.misscheduled().size()));
    figures.put("RESTARTS", change.restarts() ? "yes" : "no");
    figures.put("MAY NOT CHANGE", String.join(", ", change.immutable()));
    return figures;
  }

  private static MatrixCell cell(
      DaemonSetDiff change,
      String node,
      Set<String> gained,
      Set<String> lost,
      Map<String, Node> nodes) {
    Placement after = change.after();
    Node now = nodes.get(node);
    MatrixCell end =
        after == null
            ? MatrixCell.of('N', "the DaemonSet is gone")
            : now == null
                ? MatrixCell.of('N', "the node is gone")
                : MatrixColumns.cell(after, now, Map.of());
    char mark = gained.contains(node) ? 'G' : lost.contains(node) ? 'L' : end.mark();
    String prefix = mark == 'G' && end.mark() == 'W' ? "its pod would wait: " : "";
    return new MatrixCell(mark, prefix + end.wanted(), prefix + end.message());
  }
}
