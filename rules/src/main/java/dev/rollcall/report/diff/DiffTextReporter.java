package dev.rollcall.report.diff;

import dev.rollcall.engine.admission.PolicyRemark;
import dev.rollcall.engine.change.ClusterDiff;
import dev.rollcall.engine.change.DaemonSetDiff;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.controller.UnfitReason;
import dev.rollcall.placement.controller.Verdict;
import dev.rollcall.report.AnsiStyle;
import dev.rollcall.report.TextTable;
import dev.rollcall.report.WorkflowCommandEscaper;
import dev.rollcall.report.place.PlaceGroupsText;
import dev.rollcall.report.place.PodStageText;
import dev.rollcall.report.place.UnplacedNodesText;
import dev.rollcall.text.Plural;
import dev.rollcall.text.TextSanitizer;
import dev.rollcall.text.WordWrap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes for people what the way from one state of a cluster to another does. */
public final class DiffTextReporter {

  private static final int MOST = 8;
  private static final int FEW = 3;

  private final AnsiStyle style;
  private final int width;

  /**
   * Creates a reporter.
   *
   * @param width how many columns a line has at most
   */
  public DiffTextReporter(AnsiStyle style, int width) {
    this.style = style;
    this.width = width;
  }

  /** Returns the text. */
  public String report(ClusterDiff.Result result) {
    StringBuilder out = new StringBuilder();
    String reference = result.after().reference();
    if (reference != null) {
      out.append("on the nodes of the reference cluster ").append(reference).append("\n\n");
    }
    table(out, result);
    Set<String> elsewhere = new HashSet<>();
    result.groupChanges().forEach(change -> elsewhere.add(change.daemonSet().fullName()));
    int unchanged = 0;
    for (DaemonSetDiff change : result.changes()) {
      if (change.isAny()) {
        out.append('\n');
        change(out, change);
      } else if (!elsewhere.contains(change.daemonSet().fullName())) {
        unchanged++;
      }
    }
    GroupChangesText.append(out, result.groupChanges(), width);
    if (unchanged > 0) {
      out.append('\n').append(Plural.count(unchanged, "DaemonSet")).append(" unchanged\n");
    }
    return WorkflowCommandEscaper.escape(out.toString());
  }

  private void table(StringBuilder out, ClusterDiff.Result result) {
    boolean groups = result.after().isByGroups();
    List<String> heads = new ArrayList<>(List.of("NAMESPACE", "NAME", "DESIRED"));
    heads.addAll(
        groups
            ? List.of("GROUPS GAINED", "GROUPS LOST")
            : List.of("GAINED", "LOST", "MISSCHEDULED"));
    heads.add("RESTARTS");
    TextTable table = new TextTable(heads);
    for (DaemonSetDiff change : result.changes()) {
      List<String> row = new ArrayList<>();
      row.add(TextSanitizer.text(change.daemonSet().namespace()));
      row.add(TextSanitizer.text(change.daemonSet().name()));
      row.add(
          desired(result.before(), change.before())
              + " -> "
              + desired(result.after(), change.after()));
      row.addAll(groups ? groupCounts(result, change) : nodeCounts(change));
      row.add(change.restarts() ? "yes" : "no");
      table.row(row);
    }
    table.append(out, "", width);
  }

  private static List<String> groupCounts(ClusterDiff.Result result, DaemonSetDiff change) {
    return List.of(
        Long.toString(result.groupsGained(change.daemonSet())),
        Long.toString(result.groupsLost(change.daemonSet())));
  }

  private static List<String> nodeCounts(DaemonSetDiff change) {
    return List.of(
        Integer.toString(change.gained().size()),
        Integer.toString(change.lost().size()),
        Integer.toString(change.misscheduled().size()));
  }

  /** Returns DESIRED of one of the states. */
  static String desired(Cluster cluster, @Nullable Placement placement) {
    return placement == null
        ? "-"
        : cluster.isByGroups()
            ? PlaceGroupsText.desired(cluster, placement.daemonSet())
            : placement.isUnknown() ? "?" : Integer.toString(placement.desired());
  }

  private void change(StringBuilder out, DaemonSetDiff change) {
    out.append(style.strong(UnplacedNodesText.heading(change.daemonSet()))).append('\n');
    if (change.before() == null) {
      line(out, "is new");
    } else if (change.after() == null) {
      line(out, "is gone, and its pods with it");
    }
    for (String refusal : change.refused()) {
      String stays = change.wasThere() ? "the change, so the old one stays" : "it";
      line(out, "the API server refuses " + stays + ": " + refusal);
    }
    for (PolicyRemark remark : change.remarks()) {
      line(out, remark.text());
    }
    nodes(out, "gains", change.gained());
    nodes(out, "loses", change.lost());
    replacedByNothing(out, change);
    nodes(out, "is no longer eligible but keeps its pod on", change.misscheduled());
    stages(out, change);
    change.lostPorts().forEach(lost -> line(out, lost));
    change.configChanges().forEach(config -> line(out, config.sentence()));
    if (change.restarts()) {
      boolean waits =
          change.after() != null && change.after().daemonSet().updateStrategy().isOnDelete();
      line(
          out,
          waits
              ? "changes its pods; with OnDelete each is replaced when you delete it"
              : "changes its pods, every one is replaced");
    }
  }

  /** Pods that only stay, which the update deletes. */
  private void replacedByNothing(StringBuilder out, DaemonSetDiff change) {
    Placement after = change.after();
    if (after == null || !change.restarts()) {
      return;
    }
    Map<String, List<String>> groups = new LinkedHashMap<>();
    after
        .verdicts()
        .forEach(
            (node, verdict) -> {
              UnfitReason reason = verdict.reason();
              if (change.lost().contains(node.name())
                  && verdict instanceof Verdict.ShouldContinueRunning
                  && reason != null) {
                groups.computeIfAbsent(reason.message(), r -> new ArrayList<>()).add(node.name());
              }
            });
    groups.forEach(
        (reason, nodes) ->
            nodes(
                out,
                "the update deletes the pod and creates no new one (" + reason + ") on",
                nodes));
  }

  /** What stops pods that did not stop before, or at other nodes. */
  private void stages(StringBuilder out, DaemonSetDiff change) {
    Placement after = change.after();
    if (after != null && change.refused().isEmpty()) {
      String now = PodStageText.of(after, width);
      Placement before = change.before();
      if (before == null || !now.equals(PodStageText.of(before, width))) {
        out.append(now);
      }
    }
  }

  private void nodes(StringBuilder out, String verb, List<String> names) {
    if (names.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder(verb);
    text.append(' ').append(Plural.count(names.size(), "node")).append(':');
    int shown = names.size() <= MOST ? names.size() : FEW;
    for (int i = 0; i < shown; i++) {
      text.append(i == 0 ? " " : ", ").append(names.get(i));
    }
    if (shown < names.size()) {
      text.append(" and ").append(names.size() - shown).append(" more");
    }
    line(out, text.toString());
  }

  private void line(StringBuilder out, String text) {
    out.append("  ");
    WordWrap.append(out, TextSanitizer.text(text), 2, 4, width);
    out.append('\n');
  }
}
