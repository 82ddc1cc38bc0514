package dev.rollcall.cli;

import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.report.RunScope;
import dev.rollcall.report.lint.ConciseReporter;
import dev.rollcall.report.lint.LintJsonReporter;
import dev.rollcall.report.lint.LintReporter;
import dev.rollcall.report.lint.LintTextReporter;
import dev.rollcall.report.lint.ReportPaths;
import dev.rollcall.report.lint.ReporterFactory;
import dev.rollcall.report.lint.ShortTextReporter;
import dev.rollcall.report.lint.StatisticsReporter;
import dev.rollcall.rules.BuiltInRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What writes the findings of a run, by the name of the format, and how much of them. */
final class LintReporters {

  /** The names of the formats, in the order of the help. */
  static final List<String> FORMATS = formats();

  private static final Option.Flag STATISTICS =
      new Option.Flag(
          "--statistics",
          "Print how many findings there are of each rule and in each file, in JSON beside the"
              + " findings.");
  private static final Option.Value TOP =
      new Option.Value(
          "--top", "N", "As --statistics, of the N rules and files with the most findings.");
  private static final Option.Flag SHOW_ALL =
      new Option.Flag(
          "--show-all",
          "Print every finding in text, however many; default: the same once, and two screens at"
              + " most.");
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  private final CommandContext terminal;
  private final boolean summary;
  private final boolean all;

  /** The number of rules and files to count findings of, 0 to print the findings themselves. */
  private final int counted;

  private LintReporters(CommandContext terminal, boolean summary, boolean all, int counted) {
    this.terminal = terminal;
    this.summary = summary;
    this.all = all;
    this.counted = counted;
  }

  private static List<String> formats() {
    List<String> formats = new ArrayList<>(ReporterFactory.NAMES);
    formats.addAll(0, List.of("text", "concise"));
    return List.copyOf(formats);
  }

  static void describe(CommandSyntax syntax) {
    Option.describe(syntax, STATISTICS, TOP, SHOW_ALL);
  }

  /**
   * Reads the options.
   *
   * @param summary whether formats for people end with a summary
   */
  static LintReporters of(Arguments arguments, CommandContext terminal, boolean summary)
      throws UsageException {
    int top = number(TOP.in(arguments));
    int counted = top > 0 ? top : STATISTICS.in(arguments) ? NO_LIMIT : 0;
    boolean all = SHOW_ALL.in(arguments);
    if (all && counted > 0) {
      throw new UsageException(
          SHOW_ALL.name() + " prints findings, " + STATISTICS.name() + " counts them; drop one");
    }
    return new LintReporters(terminal, summary, all, counted);
  }

  private static int number(@Nullable String text) throws UsageException {
    if (text == null) {
      return 0;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the message that a number out of range gets
    }
    throw new UsageException(TOP.name() + " \"" + text + "\" is not a number from 1");
  }

  /** Returns what writes a format. */
  LintReporter of(String format) throws UsageException {
    if (!FORMATS.contains(format)) {
      throw UsageException.noneOf(ReportOutputs.FORMAT.name(), format, FORMATS);
    }
    if (counted > 0) {
      return counting(format);
    }
    return switch (format) {
      case "text" ->
          all
              ? ended(new LintTextReporter(terminal.style(), terminal.width(), summary))
              : new ShortTextReporter(terminal.style(), terminal.width(), summary);
      case "json" -> new LintJsonReporter(Version.current());
      case "concise" -> ended(new ConciseReporter(terminal.style(), terminal.width(), summary));
      default ->
          new ReporterFactory(
                  Version.current(),
                  new ReportPaths(terminal.workingDirectory()),
                  BuiltInRules.all())
              .reporter(format);
    };
  }

  private LintReporter counting(String format) throws UsageException {
    return switch (format) {
      case "text", "concise" -> new StatisticsReporter(terminal.width(), counted, summary);
      case "json" -> new LintJsonReporter(Version.current(), counted);
      default ->
          throw new UsageException(
              STATISTICS.name() + " is for text, concise and json, not for " + format);
    };
  }

  private LintReporter ended(LintReporter reporter) {
    return summary ? new EndedReporter(reporter, terminal.width()) : reporter;
  }

  /** Ends what people read with what the findings are about. */
  private record EndedReporter(LintReporter reporter, int width) implements LintReporter {

    @Override
    public String report(RunResult result) {
      return reporter.report(result) + RunScope.of(result).line(width);
    }
  }
}
