package dev.rollcall.report.place;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Taint;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.controller.UnfitReason;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.GroupAnswer;
import dev.rollcall.placement.nodegroup.GroupAnswer.Answer;
import dev.rollcall.placement.nodegroup.NodeCount;
import dev.rollcall.report.AnsiStyle;
import dev.rollcall.report.TextTable;
import dev.rollcall.text.TextSanitizer;
import dev.rollcall.text.WordWrap;
import java.util.List;
import java.util.StringJoiner;

/** Writes placements on groups of nodes for people: the groups, the counts, and why not. */
public final class PlaceGroupsText {

  private final AnsiStyle style;
  private final int width;

  PlaceGroupsText(AnsiStyle style, int width) {
    this.style = style;
    this.width = width;
  }

  void append(StringBuilder out, Cluster cluster, List<Placement> placements) {
    WordWrap.append(
        out, "no Node is given whole; these groups of nodes are declared:", 0, 0, width);
    out.append("\n\n");
    groups(cluster).append(out, "", width);
    out.append('\n');
    if (placements.isEmpty()) {
      out.append("no DaemonSet\n");
      return;
    }
    counts(cluster, placements).append(out, "", width);
    for (Placement placement : placements) {
      reasons(out, cluster, placement.daemonSet());
    }
  }

  private static TextTable groups(Cluster cluster) {
    TextTable table = new TextTable(List.of("GROUP", "NODES", "TAINTS", "DECLARED IN"));
    for (DeclaredGroup group : cluster.groups().all()) {
      StringJoiner taints = new StringJoiner(", ");
      for (Taint taint : group.lastingTaints()) {
        taints.add(taint.toString());
      }
      String place =
          group.place().origin().file().name() + ":" + group.place().location().span().line();
      table.row(
          List.of(
              TextSanitizer.text(group.name()),
              group.count().toString(),
              taints.length() == 0 ? "<none>" : TextSanitizer.text(taints.toString()),
              TextSanitizer.text(place)));
    }
    return table;
  }

  private static TextTable counts(Cluster cluster, List<Placement> placements) {
    TextTable table = new TextTable(List.of("NAMESPACE", "NAME", "DESIRED", "GROUPS"));
    for (Placement placement : placements) {
      DaemonSet daemonSet = placement.daemonSet();
      List<GroupAnswer> answers = cluster.groups().answersOf(daemonSet);
      long covered = answers.stream().filter(one -> one.answer() == Answer.YES).count();
      table.row(
          List.of(
              TextSanitizer.text(daemonSet.namespace()),
              TextSanitizer.text(daemonSet.name()),
              desired(cluster, daemonSet),
              covered + " of " + answers.size()));
    }
    return table;
  }

  /** Returns how many nodes a DaemonSet counts; groups of several clusters are not added up. */
  public static String desired(Cluster cluster, DaemonSet daemonSet) {
    NodeCount desired = cluster.groups().desired(daemonSet);
    return desired == null ? "?" : desired.toString();
  }

  private void reasons(StringBuilder out, Cluster cluster, DaemonSet daemonSet) {
    StringBuilder lines = new StringBuilder();
    for (GroupAnswer answer : cluster.groups().answersOf(daemonSet)) {
      String said = said(answer);
      if (!said.isEmpty()) {
        lines.append("  ");
        WordWrap.append(
            lines, TextSanitizer.text(answer.group().name() + ": " + said), 2, 4, width);
        lines.append('\n');
      }
    }
    if (cluster.groups().desired(daemonSet) == null) {
      lines.append("  ");
      WordWrap.append(
          lines,
          "the groups are of several clusters, which are not added up: "
              + String.join(", ", cluster.groups().clustersOf(daemonSet))
              + "; name the directory of one",
          2,
          4,
          width);
      lines.append('\n');
    }
    if (!lines.isEmpty()) {
      out.append('\n').append(style.strong(UnplacedNodesText.heading(daemonSet))).append('\n');
      out.append(lines);
    }
  }

  /** Returns what is to be said of a group, nothing if every node has its pod from the start. */
  private static String said(GroupAnswer answer) {
    StringJoiner said = new StringJoiner("; ");
    if (answer.answer() != Answer.YES) {
      StringJoiner reasons = new StringJoiner("; ");
      for (UnfitReason reason : answer.reasons()) {
        reasons.add(reason.message());
      }
      said.add(word(answer.answer()) + reasons);
    }
    if (answer.answer() != Answer.NO && answer.afterStartup()) {
      said.add("a node gets its pod once its startup taints are gone and its labels are there");
    }
    if (answer.fits() == GroupAnswer.Fit.NO) {
      said.add("pending: a node takes %s pods".formatted(answer.group().maxPods()));
    }
    return said.toString();
  }

  private static String word(Answer answer) {
    return switch (answer) {
      case NO -> "no, ";
      case SOME -> "some nodes, others not: ";
      default -> "";
    };
  }
}
