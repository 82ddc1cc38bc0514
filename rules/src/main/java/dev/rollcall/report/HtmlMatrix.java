package dev.rollcall.report;

import dev.rollcall.model.Node;
import dev.rollcall.text.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes nodes against DaemonSets as data of a page. Nodes that fare alike are one kind, so that a
 * thousand nodes are a few rows.
 */
public final class HtmlMatrix {

  private final List<Node> nodes;
  private final List<MatrixColumn> columns;
  private final Map<String, Integer> reasons = new LinkedHashMap<>();
  private final Map<String, Integer> labels = new LinkedHashMap<>();

  public HtmlMatrix(List<Node> nodes, List<MatrixColumn> columns) {
    this.nodes = nodes;
    this.columns = columns;
    reason("");
  }

  /** Nodes that fare alike with every DaemonSet. */
  private static final class Kind {

    private final String marks;
    private final int[] wanted;
    private final int[] messages;
    private final List<Integer> nodes = new ArrayList<>();

    Kind(String marks, int[] wanted, int[] messages) {
      this.marks = marks;
      this.wanted = wanted;
      this.messages = messages;
    }

    /** A reason that is not the same on all of them gives way to what they have in common. */
    void add(int node, int[] others) {
      nodes.add(node);
      for (int i = 0; i < messages.length; i++) {
        if (messages[i] != others[i]) {
          messages[i] = wanted[i];
        }
      }
    }
  }

  /** Writes the fields of the matrix into the object that is open. */
  public void append(JsonWriter json, @Nullable String reference) {
    json.field("reference", reference);
    json.name("nodes").array();
    nodes.forEach(node -> node(json, node));
    json.end();
    json.name("labels").array();
    labels.keySet().forEach(json::value);
    json.end();
    json.name("daemonSets").array();
    columns.forEach(column -> column(json, column));
    json.end();
    json.name("kinds").array();
    for (Kind kind : kinds()) {
      json.object();
      json.field("nodes", NumberRanges.of(kind.nodes));
      json.field("marks", kind.marks);
      json.field("reasons", joined(kind.messages));
      json.end();
    }
    json.end();
    json.name("reasons").array();
    reasons.keySet().forEach(json::value);
    json.end();
  }

  /** Nodes share most of their labels and taints, so that each is written once. */
  private void node(JsonWriter json, Node node) {
    StringBuilder labels = new StringBuilder();
    node.labels()
        .entries()
        .forEach(
            (key, value) ->
                labels.append(number(this.labels, key + "=" + value.get())).append(' '));
    StringBuilder taints = new StringBuilder();
    node.taints()
        .forEach(taint -> taints.append(number(this.labels, taint.toString())).append(' '));
    json.object();
    json.field("name", node.name());
    json.field("labels", labels.toString().strip());
    optional(json, "taints", taints.toString().strip());
    optional(json, "cordoned", node.unschedulable().get() ? "yes" : "");
    optional(json, "notReady", node.isNotReady() ? "yes" : "");
    json.end();
  }

  private static int number(Map<String, Integer> texts, String text) {
    Integer known = texts.putIfAbsent(text, texts.size());
    return known == null ? texts.size() - 1 : known;
  }

  private static void optional(JsonWriter json, String name, String value) {
    if (!value.isEmpty()) {
      json.field(name, value);
    }
  }

  private static void column(JsonWriter json, MatrixColumn column) {
    json.object();
    json.field("namespace", column.daemonSet().namespace());
    json.field("name", column.daemonSet().name());
    json.field("file", column.daemonSet().origin().file().name());
    optional(json, "told", column.told());
    json.name("figures").object();
    column.figures().forEach(json::field);
    json.end();
    json.end();
  }

  private Iterable<Kind> kinds() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    for (int node = 0; node < nodes.size(); node++) {
      StringBuilder marks = new StringBuilder();
      int[] wanted = new int[columns.size()];
      int[] messages = new int[columns.size()];
      for (int i = 0; i < wanted.length; i++) {
        MatrixCell cell = columns.get(i).cells().apply(node);
        marks.append(cell.mark());
        wanted[i] = reason(cell.wanted());
        messages[i] = reason(cell.message());
      }
      String key = marks + joined(wanted);
      kinds
          .computeIfAbsent(key, absent -> new Kind(marks.toString(), wanted, messages))
          .add(node, messages);
    }
    return kinds.values();
  }

  private int reason(String text) {
    return number(reasons, text);
  }

  private static String joined(int[] numbers) {
    StringBuilder out = new StringBuilder(numbers.length * 3);
    for (int number : numbers) {
      out.append(out.isEmpty() ? "" : " ").append(number);
    }
    return out.toString();
  }
}
