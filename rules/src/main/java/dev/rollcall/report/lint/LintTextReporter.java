package dev.rollcall.report.lint;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.report.AnsiStyle;
import dev.rollcall.report.SkippedSummary;
import dev.rollcall.report.WorkflowCommandEscaper;
import dev.rollcall.text.Plural;
import dev.rollcall.text.WordWrap;

/**
 * Writes all findings for people: position, message, the line with a caret below it, notes, a
 * summary.
 */
public final class LintTextReporter implements LintReporter {

  private final AnsiStyle style;
  private final int width;
  private final boolean summary;

  /** Creates a reporter that ends with a summary. */
  public LintTextReporter(AnsiStyle style, int width) {
    this(style, width, true);
  }

  /**
   * Creates a reporter.
   *
   * @param width the number of columns of a line
   * @param summary whether to end with a summary
   */
  public LintTextReporter(AnsiStyle style, int width, boolean summary) {
    this.style = style;
    this.width = width;
    this.summary = summary;
  }

  @Override
  public String report(RunResult result) {
    StringBuilder out = new StringBuilder();
    FindingText text = new FindingText(style, width);
    for (Finding finding : result.findings()) {
      text.append(out, finding);
      out.append('\n');
    }
    if (summary) {
      summary(out, result, width);
    }
    return WorkflowCommandEscaper.escape(out.toString());
  }

  /** Appends what was found, and what was not looked at. */
  static void summary(StringBuilder out, RunResult result, int width) {
    int errors = result.count(Severity.ERROR);
    int warnings = result.count(Severity.WARNING);
    int infos = result.count(Severity.INFO);
    String verdict =
        errors + warnings + infos == 0
            ? "no findings"
            : Plural.count(errors, "error")
                + ", "
                + Plural.count(warnings, "warning")
                + (infos == 0 ? "" : ", " + Plural.count(infos, "info"));
    String checked =
        verdict
            + " in "
            + Plural.count(result.objects(), "object")
            + " of "
            + Plural.count(result.files(), "file")
            + " for Kubernetes "
            + result.versions();
    WordWrap.append(out, checked, 0, 2, width);
    out.append('\n');
    nodes(out, result, width);
    String skipped = SkippedSummary.of(result.skipped());
    if (!skipped.isEmpty()) {
      WordWrap.append(out, skipped, 0, 2, width);
      out.append('\n');
    }
    if (result.suppressed() > 0) {
      out.append(Plural.count(result.suppressed(), "finding")).append(" ignored\n");
    }
  }

  /** Of one file it is plain which nodes are meant. */
  private static void nodes(StringBuilder out, RunResult result, int width) {
    int daemonSets = result.cluster().inventory().daemonSets().size();
    if (result.files() == 1 || daemonSets == 0) {
      return;
    }
    String origins = new NodeOrigins(result.cluster()).text(daemonSets);
    if (!origins.isEmpty()) {
      WordWrap.append(out, origins, 0, 2, width);
      out.append('\n');
    }
  }
}
