package dev.rollcall.report.place;

import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.DeclaredTaint;
import dev.rollcall.placement.nodegroup.LabelFact;
import dev.rollcall.placement.nodegroup.RefusedLabel;
import dev.rollcall.report.AnsiStyle;
import dev.rollcall.report.WorkflowCommandEscaper;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.text.JsonWriter;
import dev.rollcall.text.TextSanitizer;
import dev.rollcall.text.WordWrap;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Writes what is known of groups of nodes, each fact with how it is known. */
public final class GroupsReporter {

  private final AnsiStyle style;
  private final int width;

  /**
   * Creates a reporter.
   *
   * @param width the number of columns of a line
   */
  public GroupsReporter(AnsiStyle style, int width) {
    this.style = style;
    this.width = width;
  }

  /** Returns the groups for people. */
  public String text(List<DeclaredGroup> groups) {
    if (!groups.isEmpty()) {
      return listed(groups, true);
    }
    String none = "no group of nodes: none of the files declares one in a format that is read";
    StringBuilder out = new StringBuilder();
    WordWrap.append(out, none, 0, 2, width);
    return out.append('\n').toString();
  }

  /** Returns groups of the tool's own for people, which no file of theirs declares. */
  String builtIn(List<DeclaredGroup> groups) {
    return listed(groups, false);
  }

  private String listed(List<DeclaredGroup> groups, boolean declared) {
    StringBuilder out = new StringBuilder();
    for (DeclaredGroup group : groups) {
      out.append(out.isEmpty() ? "" : "\n");
      out.append(style.strong(TextSanitizer.text(group.name())));
      if (declared) {
        line(out, "declared in " + place(group.place()));
      }
      String never = group.neverJoins();
      line(out, "nodes: " + group.count() + (never == null ? "" : ", " + never));
      if (!group.scope().toString().isEmpty()) {
        line(out, "cluster: " + group.scope());
      }
      group.labels().forEach((key, fact) -> line(out, label(key, fact, group)));
      for (String key : new TreeSet<>(group.absent().keys())) {
        line(out, "no label " + key);
      }
      for (DeclaredTaint taint : group.taints()) {
        String phase = taint.phase().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        line(out, "taint " + taint.taint() + " (" + phase + ", " + taint.origin().id() + ")");
      }
      for (RefusedLabel refused : group.refused()) {
        line(out, refused.key() + " never arrives: " + refused.reason());
      }
      if (group.maxPods() != null) {
        line(out, "pods on a node: " + group.maxPods());
      }
      if (group.newNodesOnly()) {
        line(out, "a change of the file reaches new nodes only");
      }
      out.append('\n');
    }
    return WorkflowCommandEscaper.escape(out.toString());
  }

  private void line(StringBuilder out, String text) {
    out.append("\n  ");
    WordWrap.append(out, TextSanitizer.text(text), 2, 4, width);
  }

  private static String label(String key, LabelFact fact, DeclaredGroup group) {
    String values = fact.isAnyValue() ? "any value" : "=" + String.join(" or ", fact.values());
    String from =
        fact.place() == group.place()
            ? ""
            : " at line " + fact.place().written().location().span().line();
    return "label %s%s%s (%s%s)"
        .formatted(
            key,
            fact.isAnyValue() ? ": " : "",
            values,
            fact.origin().id() + from,
            fact.afterStartup() ? ", some time after start-up" : "");
  }

  private static String place(FieldLocation place) {
    return place.origin().file().name() + ":" + place.location().span().line();
  }

  /** Returns the groups for programs. */
  public String json(List<DeclaredGroup> groups) {
    JsonWriter json = new JsonWriter();
    json.object();
    json.name("nodeGroups").array();
    for (DeclaredGroup group : groups) {
      json.object();
      PlaceGroupsJson.group(json, group);
      json.name("facts").array();
      group
          .labels()
          .forEach(
              (key, fact) -> {
                json.object();
                json.field("label", key);
                json.field("origin", fact.origin().id());
                json.field("line", fact.place().written().location().span().line());
                json.field("afterStartup", fact.afterStartup());
                json.end();
              });
      for (DeclaredTaint taint : group.taints()) {
        json.object();
        json.field("taint", taint.taint().toString());
        json.field("origin", taint.origin().id());
        json.field("line", taint.taint().place().written().location().span().line());
        json.end();
      }
      json.end();
      json.end();
    }
    json.end();
    json.end();
    return json.toString();
  }
}
