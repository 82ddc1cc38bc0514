package dev.rollcall.report.lint;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.report.AnsiStyle;
import dev.rollcall.report.RunScope;
import dev.rollcall.report.WorkflowCommandEscaper;
import dev.rollcall.text.Plural;
import dev.rollcall.text.TextSanitizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes findings for people on two screens at most: what is the same once, with the other places.
 * More than a screen is followed by counts by rule and directory; what is too much for two is told
 * in short, errors and one of each rule first, and what is left out is counted.
 */
public final class ShortTextReporter implements LintReporter {

  private static final int SCREEN = 50;
  private static final int MOST_LINES = 2 * SCREEN;
  private static final int MOST_ROWS = 8;

  private final AnsiStyle style;
  private final int width;
  private final boolean summary;

  /**
   * Creates a reporter.
   *
   * @param width the number of columns of a line
   * @param summary whether to end with a summary
   */
  public ShortTextReporter(AnsiStyle style, int width, boolean summary) {
    this.style = style;
    this.width = width;
    this.summary = summary;
  }

  @Override
  public String report(RunResult result) {
    UnrenderedTemplates templates = UnrenderedTemplates.among(result.findings());
    List<Finding> others = templates.others(result.findings());
    List<RepeatedFinding> told = RepeatedFinding.of(others);
    StringBuilder end = new StringBuilder();
    templates.append(end, style, width);
    int head = end.length();
    if (summary) {
      LintTextReporter.summary(end, result, width);
      end.append(RunScope.of(result).line(width));
    }
    String whole = whole(told, MOST_LINES - lines(end));
    if (whole == null || lines(whole) + lines(end) > SCREEN) {
      StringBuilder counts = summary ? counts(result.findings(), others) : new StringBuilder();
      int room = MOST_LINES - lines(end) - lines(counts);
      if (whole == null || lines(whole) > room) {
        whole = selected(told, room);
      }
      end.insert(head, counts);
    }
    return WorkflowCommandEscaper.escape(whole + end);
  }

  private static int lines(CharSequence text) {
    int lines = 0;
    for (int i = 0; i < text.length(); i++) {
      lines += text.charAt(i) == '\n' ? 1 : 0;
    }
    return lines;
  }

  /** Returns all findings in full, or null if they take too many lines. */
  private @Nullable String whole(List<RepeatedFinding> told, int mostLines) {
    FindingText text = new FindingText(style, width);
    StringBuilder out = new StringBuilder();
    int lines = 0;
    for (RepeatedFinding repeated : told) {
      int start = out.length();
      text.append(out, repeated);
      out.append('\n');
      lines += lines(out.substring(start));
      if (lines > mostLines) {
        return null;
      }
    }
    return out.toString();
  }

  /** Returns tables by rule and directory; templates are told by their chart. */
  private StringBuilder counts(List<Finding> all, List<Finding> others) {
    StringBuilder out = new StringBuilder();
    new FindingStatistics(all).appendRules(out, width, MOST_ROWS, true);
    out.append('\n');
    if (!others.isEmpty()) {
      new FindingStatistics(others).appendDirectories(out, width, MOST_ROWS);
      out.append('\n');
    }
    return out;
  }

  /** Returns as many findings as there is room for. */
  private String selected(List<RepeatedFinding> told, int room) {
    List<RepeatedFinding> errors = new ArrayList<>();
    List<RepeatedFinding> others = new ArrayList<>();
    for (RepeatedFinding repeated : told) {
      (repeated.first().severity() == Severity.ERROR ? errors : others).add(repeated);
    }
    String whole = whole(errors, room / 2);
    Selection selection = new Selection(room - 2 - (whole == null ? 0 : lines(whole)));
    if (whole == null) {
      selection.add(errors);
    }
    selection.add(others);
    return (whole == null ? "" : whole) + selection.text(told);
  }

  /** What is told in short, as far as there is room. */
  private final class Selection {

    private final FindingText text = new FindingText(style, width);
    private final Map<RepeatedFinding, String> chosen = new IdentityHashMap<>();
    private final Set<String> files = new HashSet<>();
    private final int[] left = new int[Severity.values().length];
    private int room;

    Selection(int room) {
      this.room = room;
    }

    /** Takes findings while there is room: the severe ones first, then one of each rule. */
    void add(List<RepeatedFinding> all) {
      for (RepeatedFinding repeated : inOrderOfChoice(all)) {
        StringBuilder out = new StringBuilder();
        text.appendShort(out, repeated);
        boolean headed = files.contains(repeated.first().location().file().name());
        int lines = lines(out) + (headed ? 0 : 1);
        if (lines <= room) {
          room -= lines;
          files.add(repeated.first().location().file().name());
          chosen.put(repeated, out.toString());
        } else {
          room = 0; // a short one further behind is no more important
          left[repeated.first().severity().ordinal()] += repeated.count();
        }
      }
    }

    private List<RepeatedFinding> inOrderOfChoice(List<RepeatedFinding> all) {
      Map<String, Integer> seen = new HashMap<>();
      Map<RepeatedFinding, Integer> turn = new IdentityHashMap<>();
      for (RepeatedFinding repeated : all) {
        turn.put(repeated, seen.merge(repeated.first().rule(), 1, Integer::sum));
      }
      List<RepeatedFinding> order = new ArrayList<>(all);
      order.sort(
          Comparator.comparing((RepeatedFinding repeated) -> repeated.first().severity())
              .thenComparing(turn::get));
      return order;
    }

    /** Returns what was taken, below the names of the files, and how much was not. */
    String text(List<RepeatedFinding> told) {
      StringBuilder out = new StringBuilder();
      String file = "";
      for (RepeatedFinding repeated : told) {
        String finding = chosen.get(repeated);
        if (finding != null) {
          String name = repeated.first().location().file().name();
          if (!name.equals(file)) {
            out.append(style.strong(TextSanitizer.text(name))).append('\n');
          }
          file = name;
          out.append(finding);
        }
      }
      List<String> kinds = new ArrayList<>();
      for (Severity severity : Severity.values()) {
        int count = left[severity.ordinal()];
        if (count > 0) {
          kinds.add(Plural.count(count, severity.id()));
        }
      }
      if (!kinds.isEmpty()) {
        out.append("not shown: ").append(String.join(", ", kinds));
        out.append("; --show-all shows each finding\n");
      }
      return out.append('\n').toString();
    }
  }
}
