package dev.rollcall.report.lint;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.report.AnsiStyle;
import dev.rollcall.report.WorkflowCommandEscaper;
import dev.rollcall.source.Span;
import dev.rollcall.text.TextSanitizer;

/**
 * Writes a finding a line, as compilers do: {@code file:line:column: severity: message [rule]}.
 * Editors and terminals make links of it.
 */
public final class ConciseReporter implements LintReporter {

  private final AnsiStyle style;
  private final int width;
  private final boolean summary;

  /**
   * Creates a reporter.
   *
   * @param width the number of columns of a line of the summary; findings are not wrapped
   * @param summary whether to end with a summary
   */
  public ConciseReporter(AnsiStyle style, int width, boolean summary) {
    this.style = style;
    this.width = width;
    this.summary = summary;
  }

  @Override
  public String report(RunResult result) {
    StringBuilder out = new StringBuilder();
    for (Finding finding : result.findings()) {
      Span span = finding.location().span();
      String place = TextSanitizer.text(finding.location().file().name());
      out.append(style.strong(place + ":" + span.line() + ":" + span.column()))
          .append(": ")
          .append(style.severity(finding.severity(), finding.severity().id()))
          .append(": ")
          .append(TextSanitizer.text(finding.message()).replace('\n', ' '))
          .append(" [")
          .append(finding.rule())
          .append("]\n");
    }
    if (summary) {
      LintTextReporter.summary(out, result, width);
    }
    return WorkflowCommandEscaper.escape(out.toString());
  }
}
