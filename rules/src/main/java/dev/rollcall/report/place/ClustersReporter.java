package dev.rollcall.report.place;

import dev.rollcall.model.Node;
import dev.rollcall.model.StringMap;
import dev.rollcall.model.Taint;
import dev.rollcall.model.Value;
import dev.rollcall.placement.reference.ReferenceCluster;
import dev.rollcall.report.TextTable;
import dev.rollcall.text.JsonWriter;
import java.util.List;
import java.util.Map;

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
    TextTable table = new TextTable(List.of("NAME", "NODES", "TITLE"));
    for (ReferenceCluster cluster : clusters) {
      table.row(List.of(cluster.name(), Integer.toString(cluster.nodes().size()), cluster.title()));
    }
    StringBuilder out = new StringBuilder();
    table.append(out, "", width);
    return out.toString();
  }

  /** Returns the nodes of each with their labels and taints. */
  public String nodes(List<ReferenceCluster> clusters) {
    StringBuilder out = new StringBuilder();
    for (ReferenceCluster cluster : clusters) {
      out.append(out.isEmpty() ? "" : "\n");
      out.append(cluster.name()).append(": ").append(cluster.title()).append('\n');
      for (Node node : cluster.nodes()) {
        out.append("  ").append(node.name()).append('\n');
        for (Map.Entry<String, Value<String>> label : node.labels().entries().entrySet()) {
          boolean example = cluster.varying().contains(label.getKey());
          out.append("    ").append(label.getKey()).append('=').append(label.getValue().get());
          out.append(example ? " (an example)\n" : "\n");
        }
        for (Taint taint : node.taints()) {
          out.append("    taint ").append(taint).append('\n');
        }
      }
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
