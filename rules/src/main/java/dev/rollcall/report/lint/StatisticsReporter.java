package dev.rollcall.report.lint;

import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.report.WorkflowCommandEscaper;

/** Writes how many findings there are of each rule and in each file, for people. */
public final class StatisticsReporter implements LintReporter {

  private final int width;
  private final int most;
  private final boolean summary;

  /**
   * Creates a reporter.
   *
   * @param width the number of columns of a line
   * @param most of how many rules and files to tell
   * @param summary whether to end with a summary
   */
  public StatisticsReporter(int width, int most, boolean summary) {
    this.width = width;
    this.most = most;
    this.summary = summary;
  }

  @Override
  public String report(RunResult result) {
    StringBuilder out = new StringBuilder();
    if (!result.findings().isEmpty()) {
      FindingStatistics statistics = new FindingStatistics(result.findings());
      statistics.appendRules(out, width, most, false);
      out.append('\n');
      statistics.appendFiles(out, width, most);
      out.append('\n');
    }
    if (summary) {
      LintTextReporter.summary(out, result, width);
    }
    return WorkflowCommandEscaper.escape(out.toString());
  }
}
