package dev.rollcall.report.rollout;

import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.admission.PolicyRemark;
import dev.rollcall.engine.change.ConfigChange;
import dev.rollcall.engine.change.LostPod;
import dev.rollcall.engine.change.RolloutForecast;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.report.AnsiStyle;
import dev.rollcall.report.WorkflowCommandEscaper;
import dev.rollcall.report.diff.GroupChangesText;
import dev.rollcall.rollout.CombinedImpact;
import dev.rollcall.rollout.PeakUnavailability;
import dev.rollcall.rollout.RolloutResult;
import dev.rollcall.rollout.RolloutTrace;
import dev.rollcall.rollout.StrategyAlternative;
import dev.rollcall.rollout.StuckPods;
import dev.rollcall.text.Plural;
import dev.rollcall.text.TextSanitizer;
import dev.rollcall.text.WordWrap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes for people how updates go: whether they end, the waves over time, what is assumed. */
public final class RolloutTextReporter implements RolloutReporter {

  private static final int NAMED = 5;

  private final AnsiStyle style;
  private final int width;

  /**
   * Creates a reporter.
   *
   * @param width how many columns a line has at most
   */
  public RolloutTextReporter(AnsiStyle style, int width) {
    this.style = style;
    this.width = width;
  }

  @Override
  public String report(RolloutForecast forecast) {
    StringBuilder out = new StringBuilder();
    Set<String> assumed = new LinkedHashSet<>();
    List<String> idle = new ArrayList<>();
    int changes = 0;
    for (RolloutForecast.Update update : forecast.daemonSets()) {
      if (!update.isChange() && update.finishes()) {
        idle.add(name(update.daemonSet()));
        remarks(out, update);
        configChanges(out, update);
        continue;
      }
      update(out, update);
      out.append('\n');
      if (update.isChange() && update.refused().isEmpty() && !isNowhere(update)) {
        changes++;
        assumed.addAll(update.result().plan().paces().assumed());
      }
    }
    for (DaemonSet daemonSet : forecast.removed()) {
      line(out, "", style.strong(name(daemonSet)) + " is deleted, and its pods with it");
      out.append('\n');
    }
    if (!idle.isEmpty()) {
      line(out, "", "nothing happens to " + String.join(", ", idle));
    }
    if (changes > 1) {
      together(out, forecast.together());
    }
    ending(out, forecast, assumed);
    if (out.length() > 1 && out.charAt(out.length() - 2) == '\n') {
      out.setLength(out.length() - 1);
    }
    return WorkflowCommandEscaper.escape(out.toString());
  }

  private void ending(StringBuilder out, RolloutForecast forecast, Set<String> assumed) {
    if (!assumed.isEmpty()) {
      line(out, "", "assumed (--ready-after, --gone-after and --broken say otherwise):");
    }
    for (String assumption : assumed) {
      line(out, "- ", assumption);
    }
    for (String note : forecast.notes()) {
      line(out, "note: ", TextSanitizer.text(note));
    }
    if (forecast.daemonSets().isEmpty() && forecast.removed().isEmpty()) {
      line(out, "", "no DaemonSet found");
    }
    GroupChangesText.append(out, forecast.groupChanges(), width);
  }

  private static boolean isNowhere(RolloutForecast.Update update) {
    return update.result().course().nodes().isEmpty();
  }

  private static String name(DaemonSet daemonSet) {
    return TextSanitizer.text(daemonSet.fullName());
  }

  private void remarks(StringBuilder out, RolloutForecast.Update update) {
    boolean headed = update.isChange() || !update.refused().isEmpty();
    for (PolicyRemark remark : update.remarks()) {
      String lead = headed ? "  " : name(update.daemonSet()) + ": ";
      line(out, lead, TextSanitizer.text(remark.text()));
    }
  }

  private void update(StringBuilder out, RolloutForecast.Update update) {
    RolloutResult result = update.result();
    RolloutTrace course = result.course();
    line(out, "", style.strong(name(update.daemonSet())) + ": " + what(update));
    for (String refusal : update.refused()) {
      line(out, "  ", painted(Severity.ERROR, "refused: ") + TextSanitizer.text(refusal));
    }
    remarks(out, update);
    if (!update.refused().isEmpty()) {
      line(out, "  ", "nothing is rolled out before the API server takes it");
      return;
    }
    if (!update.isChange() || course.nodes().isEmpty()) {
      lost(out, update);
      configChanges(out, update);
      waiting(out, course);
      return;
    }
    line(out, "  ", ending(result));
    lost(out, update);
    configChanges(out, update);
    if (course.mostUnavailable() > 0) {
      line(out, "  ", worst(course));
    }
    if (!course.nodesWithOldAndNew().isEmpty()) {
      line(
          out,
          "  ",
          "old and new pods are side by side on "
              + Plural.count(course.nodesWithOldAndNew().size(), "node")
              + names(course.nodesWithOldAndNew()));
    }
    if (course.desired() > 0) {
      out.append('\n');
      new RolloutChart(style, width, course).append(out);
    }
    stuck(out, course);
    alternatives(out, update.alternatives(), course.desired());
  }

  /** Names the nodes that end without a pod, grouped by the reason. */
  private void lost(StringBuilder out, RolloutForecast.Update update) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (LostPod pod : update.lost()) {
      groups.computeIfAbsent(pod.reason(), reason -> new ArrayList<>()).add(pod.node());
    }
    groups.forEach(
        (reason, nodes) ->
            line(
                out,
                "  ",
                Plural.count(nodes.size(), "pod")
                    + " deleted, no new one follows"
                    + names(nodes)
                    + ": "
                    + TextSanitizer.text(reason)));
  }

  private void configChanges(StringBuilder out, RolloutForecast.Update update) {
    for (ConfigChange change : update.configChanges()) {
      String head = update.isChange() ? "  " : name(update.daemonSet()) + ": ";
      line(out, head, TextSanitizer.text(change.sentence()));
    }
  }

  /** Returns in half a sentence what the change does to the pods. */
  static String what(RolloutForecast.Update update) {
    RolloutTrace course = update.result().course();
    String budget = update.result().plan().terms().describeBudget(course.desired());
    String nodes = Plural.count(course.desired(), "node");
    if (isNowhere(update)) {
      return "no node is known for it";
    }
    if (!update.refused().isEmpty()) {
      return update.added() ? "new, and refused" : "refused, so the old one stays";
    }
    if (update.added()) {
      return "new on " + nodes;
    }
    if (update.restarts()) {
      return "every pod is replaced on " + nodes + ", " + budget;
    }
    return update.isChange()
        ? "the pod template is the same, pods start and end where they have to"
        : "nothing happens, the pod template is the same";
  }

  /** Returns whether and when it ends. */
  String ending(RolloutResult result) {
    RolloutTrace course = result.course();
    String waves = course.waves() == 0 ? "" : " in " + Plural.count(course.waves(), "wave");
    if (!result.plan().terms().rolling() && course.seconds() == 0 && course.pending() == 0) {
      return "stays as it is until somebody deletes the pods";
    }
    if (!course.finished()) {
      return painted(Severity.ERROR, "never finishes")
          + ": nothing moves any more after "
          + DurationFormat.text(course.seconds())
          + ", "
          + course.updated()
          + " of "
          + course.desired()
          + " updated"
          + otherOrders(result)
          + ", "
          + course.available()
          + " available"
          + (course.pending() == 0 ? "" : ", " + course.pending() + " pending");
    }
    String range =
        result.best().seconds() == result.worst().seconds()
            ? ""
            : " (" + bound(result.best(), "best") + ", " + bound(result.worst(), "worst") + ")";
    return "finishes after " + DurationFormat.text(course.seconds()) + range + waves;
  }

  private static String otherOrders(RolloutResult result) {
    return result.updatedLeast() == result.updatedMost()
        ? ""
        : " (" + result.updatedLeast() + " to " + result.updatedMost() + " by the order of nodes)";
  }

  private static String bound(RolloutTrace course, String which) {
    return which + " " + (course.finished() ? DurationFormat.text(course.seconds()) : "never");
  }

  /** Returns who is down at the worst moment. */
  String worst(RolloutTrace course) {
    PeakUnavailability peak = course.peak();
    StringBuilder text = new StringBuilder();
    text.append("at most ")
        .append(course.mostUnavailable())
        .append(" of ")
        .append(course.desired())
        .append(" pods unavailable")
        .append(names(peak.nodes()));
    if (!peak.worstZone().isEmpty()) {
      text.append(", in zone ")
          .append(TextSanitizer.text(peak.worstZone()))
          .append(" up to ")
          .append(peak.mostInWorstZone())
          .append(" of ")
          .append(peak.sizeOfWorstZone());
    }
    return text.toString();
  }

  private static String names(List<String> nodes) {
    List<String> shown = nodes.subList(0, Math.min(NAMED, nodes.size()));
    String more = nodes.size() > NAMED ? " and " + (nodes.size() - NAMED) + " more" : "";
    return " (" + TextSanitizer.text(String.join(", ", shown)) + more + ")";
  }

  private void stuck(StringBuilder out, RolloutTrace course) {
    if (course.waiting().isEmpty()) {
      return;
    }
    out.append("\n  for ever since ").append(DurationFormat.text(course.seconds())).append(":\n");
    waiting(out, course);
  }

  private void waiting(StringBuilder out, RolloutTrace course) {
    for (StuckPods waiting : course.waiting()) {
      line(out, "  - ", TextSanitizer.text(waiting.sentence()));
    }
  }

  private void alternatives(
      StringBuilder out, List<StrategyAlternative> alternatives, int desired) {
    if (alternatives.size() < 2) {
      return;
    }
    out.append("\n  ")
        .append(budgetRow("BUDGET", "PODS", "TIME", "UPDATED", "MOST DOWN", "MOST PODS"))
        .append('\n');
    for (StrategyAlternative alternative : alternatives) {
      alternative(out, alternative, desired);
    }
  }

  private void alternative(StringBuilder out, StrategyAlternative alternative, int desired) {
    RolloutTrace course = alternative.course();
    boolean onDelete = alternative.setting().equals("OnDelete");
    String setting = alternative.setting() + (onDelete ? "" : " " + alternative.value());
    String updated = course.updated() == desired ? "all" : course.updated() + " of " + desired;
    String row =
        budgetRow(
            setting,
            onDelete ? "-" : Integer.toString(alternative.pods()),
            course.finished() ? DurationFormat.text(course.seconds()) : "never",
            updated,
            Integer.toString(course.mostUnavailable()),
            Integer.toString(course.mostPodsAtOnce()));
    out.append(alternative.current() ? "> " : "  ")
        .append(alternative.current() ? style.strong(row) : row)
        .append('\n');
  }

  /** Returns a row of the table of budgets, which on narrow terminals lacks its last column. */
  private String budgetRow(String... cells) {
    int[] widths = width < 80 ? new int[] {20, 6, 11, 10, 11} : new int[] {22, 6, 14, 13, 11, 11};
    StringBuilder row = new StringBuilder(RolloutChart.left(cells[0], widths[0]));
    for (int i = 1; i < widths.length; i++) {
      row.append(RolloutChart.right(cells[i], widths[i]));
    }
    return row.toString();
  }

  private void together(StringBuilder out, CombinedImpact together) {
    StringBuilder text = new StringBuilder();
    text.append(together.finished() ? "all finish after " : "not all finish; nothing moves after ")
        .append(DurationFormat.text(together.seconds()))
        .append(", at most ")
        .append(Plural.count(together.mostUnavailable(), "pod"))
        .append(" of all unavailable at once");
    if (together.mostOnOneNode() > 1) {
      text.append(", ")
          .append(together.mostOnOneNode())
          .append(" on one node")
          .append(names(together.nodes()));
    }
    line(out, "together: ", text.toString());
  }

  private String painted(Severity severity, String text) {
    return style.severity(severity, text);
  }

  /** Writes a line that is broken at blanks and indented below its head. */
  private void line(StringBuilder out, String head, String text) {
    out.append(head);
    WordWrap.append(out, text, head.length(), Math.max(2, head.length()), width);
    out.append('\n');
  }
}
