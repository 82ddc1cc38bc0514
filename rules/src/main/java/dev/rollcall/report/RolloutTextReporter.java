package dev.rollcall.report;

import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.Forecast;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.rollout.Alternative;
import dev.rollcall.rollout.Blast;
import dev.rollcall.rollout.Course;
import dev.rollcall.rollout.RolloutResult;
import dev.rollcall.rollout.SideBySide;
import dev.rollcall.rollout.Waiting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes for people how updates go: whether they end, the waves over time, what is assumed. */
public final class RolloutTextReporter implements RolloutReporter {

  private static final int NAMED = 5;

  private final Style style;
  private final int width;

  /**
   * Makes a reporter.
   *
   * @param width how many columns a line has at most
   */
  public RolloutTextReporter(Style style, int width) {
    this.style = style;
    this.width = width;
  }

  @Override
  public String report(Forecast forecast) {
    StringBuilder out = new StringBuilder();
    Set<String> assumed = new LinkedHashSet<>();
    List<String> idle = new ArrayList<>();
    int changes = 0;
    for (Forecast.Update update : forecast.daemonSets()) {
      if (!update.isChange() && update.result().finished() && update.refused().isEmpty()) {
        idle.add(name(update.daemonSet()));
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
    return BuildLog.harmless(out.toString());
  }

  private void ending(StringBuilder out, Forecast forecast, Set<String> assumed) {
    if (!assumed.isEmpty()) {
      out.append("assumed (--ready-after, --gone-after and --broken say otherwise):\n");
    }
    for (String assumption : assumed) {
      line(out, "- ", assumption);
    }
    for (String note : forecast.notes()) {
      line(out, "note: ", Printable.text(note));
    }
    if (forecast.daemonSets().isEmpty() && forecast.removed().isEmpty()) {
      line(out, "", "no DaemonSet found");
    }
  }

  private static boolean isNowhere(Forecast.Update update) {
    return update.result().course().nodes().isEmpty();
  }

  private static String name(DaemonSet daemonSet) {
    return Printable.text(daemonSet.namespace() + "/" + daemonSet.name());
  }

  private void update(StringBuilder out, Forecast.Update update) {
    RolloutResult result = update.result();
    Course course = result.course();
    line(out, "", style.strong(name(update.daemonSet())) + ": " + what(update));
    for (String refusal : update.refused()) {
      line(out, "  ", painted(Severity.ERROR, "refused: ") + Printable.text(refusal));
    }
    if (!update.refused().isEmpty()) {
      line(out, "  ", "nothing is rolled out before the API server takes it");
      return;
    }
    if (!update.isChange() || course.nodes().isEmpty()) {
      waiting(out, course);
      return;
    }
    line(out, "  ", ending(result));
    if (course.mostUnavailable() > 0) {
      line(out, "  ", worst(course));
    }
    if (!course.together().isEmpty()) {
      line(
          out,
          "  ",
          "old and new pods are side by side on "
              + Words.count(course.together().size(), "node")
              + names(course.together()));
    }
    if (course.desired() > 0) {
      out.append('\n');
      new RolloutBars(style, width, course).append(out);
    }
    stuck(out, course);
    alternatives(out, update.alternatives(), course.desired());
  }

  /** Returns in half a sentence what the change does to the pods. */
  static String what(Forecast.Update update) {
    Course course = update.result().course();
    String budget = update.result().plan().terms().budgetOutOf(course.desired());
    String nodes = Words.count(course.desired(), "node");
    if (isNowhere(update)) {
      return "no node is known for it";
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
    Course course = result.course();
    String waves = course.waves() == 0 ? "" : " in " + Words.count(course.waves(), "wave");
    if (!result.plan().terms().rolling() && course.seconds() == 0 && course.pending() == 0) {
      return "stays as it is until somebody deletes the pods";
    }
    if (!course.finished()) {
      return painted(Severity.ERROR, "never finishes")
          + ": nothing moves any more after "
          + Times.text(course.seconds())
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
    return "finishes after " + Times.text(course.seconds()) + range + waves;
  }

  private static String otherOrders(RolloutResult result) {
    return result.updatedLeast() == result.updatedMost()
        ? ""
        : " (" + result.updatedLeast() + " to " + result.updatedMost() + " by the order of nodes)";
  }

  private static String bound(Course course, String which) {
    return which + " " + (course.finished() ? Times.text(course.seconds()) : "never");
  }

  /** Returns who is down at the worst moment. */
  String worst(Course course) {
    Blast blast = course.blast();
    StringBuilder text = new StringBuilder();
    text.append("at most ")
        .append(course.mostUnavailable())
        .append(" of ")
        .append(course.desired())
        .append(" pods unavailable")
        .append(names(blast.nodes()));
    if (!blast.worstZone().isEmpty()) {
      text.append(", in zone ")
          .append(Printable.text(blast.worstZone()))
          .append(" up to ")
          .append(blast.mostInWorstZone())
          .append(" of ")
          .append(blast.sizeOfWorstZone());
    }
    return text.toString();
  }

  private static String names(List<String> nodes) {
    List<String> shown = nodes.subList(0, Math.min(NAMED, nodes.size()));
    String more = nodes.size() > NAMED ? " and " + (nodes.size() - NAMED) + " more" : "";
    return " (" + Printable.text(String.join(", ", shown)) + more + ")";
  }

  private void stuck(StringBuilder out, Course course) {
    if (course.waiting().isEmpty()) {
      return;
    }
    out.append("\n  for ever since ").append(Times.text(course.seconds())).append(":\n");
    waiting(out, course);
  }

  private void waiting(StringBuilder out, Course course) {
    for (Waiting waiting : course.waiting()) {
      line(out, "  - ", Printable.text(waiting.sentence()));
    }
  }

  private void alternatives(StringBuilder out, List<Alternative> alternatives, int desired) {
    if (alternatives.size() < 2) {
      return;
    }
    out.append("\n  ")
        .append(RolloutBars.left("BUDGET", 22))
        .append(RolloutBars.right("PODS", 6))
        .append(RolloutBars.right("TIME", 14))
        .append(RolloutBars.right("UPDATED", 13))
        .append(RolloutBars.right("MOST DOWN", 11))
        .append(RolloutBars.right("MOST PODS", 11))
        .append('\n');
    for (Alternative alternative : alternatives) {
      alternative(out, alternative, desired);
    }
  }

  private void alternative(StringBuilder out, Alternative alternative, int desired) {
    Course course = alternative.course();
    boolean onDelete = alternative.setting().equals("OnDelete");
    String setting = alternative.setting() + (onDelete ? "" : " " + alternative.value());
    String updated = course.updated() == desired ? "all" : course.updated() + " of " + desired;
    String row =
        RolloutBars.left(setting, 22)
            + RolloutBars.right(onDelete ? "-" : Integer.toString(alternative.pods()), 6)
            + RolloutBars.right(course.finished() ? Times.text(course.seconds()) : "never", 14)
            + RolloutBars.right(updated, 13)
            + RolloutBars.right(Integer.toString(course.mostUnavailable()), 11)
            + RolloutBars.right(Integer.toString(course.mostPodsAtOnce()), 11);
    out.append(alternative.current() ? "> " : "  ")
        .append(alternative.current() ? style.strong(row) : row)
        .append('\n');
  }

  private void together(StringBuilder out, SideBySide together) {
    StringBuilder text = new StringBuilder();
    text.append(together.finished() ? "all finish after " : "not all finish; nothing moves after ")
        .append(Times.text(together.seconds()))
        .append(", at most ")
        .append(Words.count(together.mostUnavailable(), "pod"))
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
    Wrapping.append(out, text, head.length(), Math.max(2, head.length()), width);
    out.append('\n');
  }
}
