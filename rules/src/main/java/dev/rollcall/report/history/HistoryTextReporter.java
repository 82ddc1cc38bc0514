package dev.rollcall.report.history;

import dev.rollcall.engine.change.FieldChange;
import dev.rollcall.engine.change.RevisionHistory;
import dev.rollcall.report.TextTable;
import dev.rollcall.text.TextSanitizer;
import dev.rollcall.text.WordWrap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes for people which revisions there are, as {@code kubectl rollout history} does. */
public final class HistoryTextReporter {

  private static final int MOST_CHANGES = 12;
  private static final int LONGEST_VALUE = 60;

  private final int width;

  /**
   * Creates a reporter.
   *
   * @param width how many columns a line has at most
   */
  public HistoryTextReporter(int width) {
    this.width = width;
  }

  /** Returns the text. */
  public String report(RevisionHistory history) {
    StringBuilder out = new StringBuilder();
    String name = history.daemonSet().fullName();
    out.append("daemonset.apps ").append(TextSanitizer.text(name)).append('\n');
    if (history.entries().isEmpty()) {
      line(out, "no ControllerRevision of it is in the input; dump them as well:");
      line(out, "  kubectl get nodes,ds,pods,controllerrevisions -A -o yaml");
      return out.toString();
    }
    TextTable table = new TextTable(List.of("REVISION", "CHANGE-CAUSE", ""));
    for (RevisionHistory.Entry entry : history.entries()) {
      String cause = entry.revision().changeCause();
      table.row(
          List.of(
              Long.toString(entry.revision().number()),
              cause.isEmpty() ? "<none>" : TextSanitizer.text(cause),
              entry.current() ? "current" : entry.dropped() ? "next update drops it" : ""));
    }
    table.append(out, "", width);
    for (RevisionHistory.Entry entry : history.entries()) {
      changes(out, entry);
    }
    out.append('\n');
    limit(out, history);
    return out.toString();
  }

  private void changes(StringBuilder out, RevisionHistory.Entry entry) {
    if (entry.changes().isEmpty()) {
      return;
    }
    out.append("\nrevision ").append(entry.revision().number()).append(" changes\n");
    int shown = Math.min(MOST_CHANGES, entry.changes().size());
    for (FieldChange change : entry.changes().subList(0, shown)) {
      line(
          out,
          "  " + change.path() + ": " + value(change.before()) + " -> " + value(change.after()));
    }
    if (shown < entry.changes().size()) {
      line(out, "  and " + (entry.changes().size() - shown) + " more");
    }
  }

  private static String value(@Nullable String text) {
    if (text == null) {
      return "<none>";
    }
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
  }

  private void limit(StringBuilder out, RevisionHistory history) {
    List<String> numbers = new ArrayList<>();
    history.undoable().forEach(number -> numbers.add(Long.toString(number)));
    String limit = "revisionHistoryLimit " + history.daemonSet().revisionHistoryLimit().get();
    line(
        out,
        numbers.isEmpty()
            ? "nothing can be undone; " + limit
            : "can be undone to revision " + String.join(", ", numbers) + "; " + limit);
  }

  private void line(StringBuilder out, String text) {
    WordWrap.append(out, TextSanitizer.text(text), 0, 4, width);
    out.append('\n');
  }
}
