package dev.rollcall.report.place;

import dev.rollcall.model.Node;
import dev.rollcall.model.StringMap;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.ReferenceGroups;
import dev.rollcall.placement.reference.ReferenceCluster;
import dev.rollcall.report.AnsiStyle;
import dev.rollcall.report.TextTable;
import dev.rollcall.text.JsonWriter;
import dev.rollcall.text.WordWrap;
import java.util.List;

/** Writes about the reference clusters. */
public final class ClustersReporter {

  private final int width;

  /**
   * Creates a reporter.
   *
   * @param width how many columns a line has at most
   */
  public ClustersReporter(int width) {
    this.width = width;
  }

  /** Returns a line for each. */
  public String list(List<ReferenceCluster> clusters) {
    TextTable table = new TextTable(List.of("NAME", "NODES", "GROUPS", "TITLE"));
    for (ReferenceCluster cluster : clusters) {
      table.row(
          List.of(
              cluster.name(),
              Integer.toString(cluster.nodes().size()),
              Integer.toString(ReferenceGroups.of(cluster).size()),
              cluster.title()));
    }
    StringBuilder out = new StringBuilder();
    table.append(out, "", width);
    return out.toString();
  }

  /** Returns the groups of nodes of each, as {@code groups} tells of those that files declare. */
  public String groups(List<ReferenceCluster> clusters) {
    StringBuilder out = new StringBuilder();
    for (ReferenceCluster cluster : clusters) {
      out.append(out.isEmpty() ? "" : "\n");
      WordWrap.append(out, cluster.name() + ": " + cluster.title(), 0, 2, width);
      out.append("\n\n");
      out.append(new GroupsReporter(AnsiStyle.PLAIN, width).builtIn(ReferenceGroups.of(cluster)));
    }
    return out.toString();
  }

  /** Returns all of it as JSON. */
  public String json(List<ReferenceCluster> clusters) {
    JsonWriter json = new JsonWriter().array();
    for (ReferenceCluster cluster : clusters) {
      json.object();
      json.field("name", cluster.name());
      json.field("title", cluster.title());
      json.name("nodes").array();
      for (Node node : cluster.nodes()) {
        json.object();
        json.field("name", node.name());
        labels(json, node.labels());
        json.name("taints").array();
        node.taints().forEach(taint -> json.value(taint.toString()));
        json.end();
        json.end();
      }
      json.end();
      json.name("nodeGroups").array();
      for (DeclaredGroup group : ReferenceGroups.of(cluster)) {
        json.object();
        PlaceGroupsJson.group(json, group);
        json.end();
      }
      json.end();
      json.end();
    }
    return json.end().toString();
  }

  private static void labels(JsonWriter json, StringMap labels) {
    json.name("labels").object();
    labels.entries().forEach((key, value) -> json.field(key, value.get()));
    json.end();
  }
}
