package dev.rollcall.report.place;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Taint;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.nodegroup.AlikeAnswer;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.GroupAnswer.Answer;
import dev.rollcall.placement.nodegroup.GroupNames;
import dev.rollcall.placement.nodegroup.NodeCount;
import dev.rollcall.report.AnsiStyle;
import dev.rollcall.report.TextTable;
import dev.rollcall.text.Plural;
import dev.rollcall.text.TextSanitizer;
import dev.rollcall.text.WordWrap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Writes placements on groups of nodes for people: the groups, the counts, and why not. */
public final class PlaceGroupsText {

  /** Up to so many groups have a row each, more of them share one where they are alike. */
  private static final int MAX_ROWS = 20;

  private final AnsiStyle style;
  private final int width;
  private final boolean all;

  /**
   * Creates a writer.
   *
   * @param width how many columns a line has at most
   * @param all whether every group gets lines of its own
   */
  PlaceGroupsText(AnsiStyle style, int width, boolean all) {
    this.style = style;
    this.width = width;
    this.all = all;
  }

  void append(StringBuilder out, Cluster cluster, List<Placement> placements) {
    WordWrap.append(
        out, "no Node is given whole; these groups of nodes are declared:", 0, 0, width);
    out.append("\n\n");
    groups(out, cluster);
    out.append('\n');
    if (placements.isEmpty()) {
      out.append("no DaemonSet\n");
      return;
    }
    counts(cluster, placements).append(out, "", width);
    GroupAnswersText answers = new GroupAnswersText(cluster.groups(), width, all);
    DaemonSetHeadings headings = new DaemonSetHeadings(style, placements);
    Map<String, List<DaemonSet>> texts = new LinkedHashMap<>();
    for (Placement placement : placements) {
      StringBuilder lines = new StringBuilder();
      answers.append(lines, placement.daemonSet());
      if (!lines.isEmpty()) {
        texts
            .computeIfAbsent(lines.toString(), text -> new ArrayList<>())
            .add(placement.daemonSet());
      }
    }
    headings.append(out, texts);
  }

  private void groups(StringBuilder out, Cluster cluster) {
    TextTable table = new TextTable(List.of("GROUP", "NODES", "TAINTS", "DECLARED IN"));
    List<DeclaredGroup> declared = cluster.groups().all();
    if (all || declared.size() <= MAX_ROWS) {
      for (DeclaredGroup group : declared) {
        row(table, List.of(group), place(group));
      }
      table.append(out, "", width);
      return;
    }
    Map<List<String>, List<DeclaredGroup>> alike = new LinkedHashMap<>();
    for (DeclaredGroup group : declared) {
      List<String> kind = List.of(group.count().toString(), taints(group), file(group));
      alike.computeIfAbsent(kind, key -> new ArrayList<>()).add(group);
    }
    int hidden = 0;
    int rows = 0;
    for (List<DeclaredGroup> same : alike.values()) {
      if (rows++ < MAX_ROWS) {
        row(table, same, file(same.get(0)));
      } else {
        hidden += same.size();
      }
    }
    table.append(out, "", width);
    if (hidden > 0) {
      out.append(Plural.count(hidden, "group")).append(" more; --wide lists them\n");
    }
  }

  private static void row(TextTable table, List<DeclaredGroup> same, String place) {
    DeclaredGroup first = same.get(0);
    table.row(
        List.of(
            TextSanitizer.text(GroupNames.of(same)),
            first.count().toString(),
            TextSanitizer.text(taints(first)),
            TextSanitizer.text(place)));
  }

  /** Returns the taints that nodes keep, as one text. */
  static String taints(DeclaredGroup group) {
    StringJoiner taints = new StringJoiner(", ");
    for (Taint taint : group.lastingTaints()) {
      taints.add(taint.toString());
    }
    return taints.length() == 0 ? "<none>" : taints.toString();
  }

  /** Returns the file and line where a group is declared. */
  static String place(DeclaredGroup group) {
    String place = file(group) + ":" + group.place().location().span().line();
    String copy = group.scope().copy();
    // Of what overlays make of one base, the file alone tells nothing apart.
    return copy.isEmpty() || file(group).startsWith(copy) ? place : place + " by " + copy;
  }

  private static String file(DeclaredGroup group) {
    return group.place().origin().file().name();
  }

  private static TextTable counts(Cluster cluster, List<Placement> placements) {
    TextTable table = new TextTable(List.of("NAMESPACE", "NAME", "DESIRED", "GROUPS"));
    for (Placement placement : placements) {
      DaemonSet daemonSet = placement.daemonSet();
      int covered = 0;
      int asked = 0;
      for (AlikeAnswer one : cluster.groups().alikeAnswersOf(daemonSet)) {
        asked += one.groups().size();
        covered += one.answer().answer() == Answer.YES ? one.groups().size() : 0;
      }
      table.row(
          List.of(
              TextSanitizer.text(daemonSet.namespace()),
              TextSanitizer.text(daemonSet.name()),
              desired(cluster, daemonSet),
              covered + " of " + asked));
    }
    return table;
  }

  /** Returns how many nodes a DaemonSet counts; groups of several clusters are not added up. */
  public static String desired(Cluster cluster, DaemonSet daemonSet) {
    NodeCount desired = cluster.groups().desired(daemonSet);
    return desired == null ? "?" : desired.toString();
  }
}
