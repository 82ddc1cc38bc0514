package dev.rollcall.cli;

import dev.rollcall.config.Config;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.change.ChangeProblem;
import dev.rollcall.report.WorkflowCommandEscaper;
import dev.rollcall.text.TextSanitizer;
import dev.rollcall.text.WordWrap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets a pipeline stop for what a change does: {@code --fail-on} of diff and rollout. */
final class ChangeGate {

  private final @Nullable Severity failOn;

  private ChangeGate(@Nullable Severity failOn) {
    this.failOn = failOn;
  }

  /**
   * Declares the option.
   *
   * @param kinds what counts, in words
   */
  static void describe(CommandSyntax syntax, String kinds) {
    Option.describe(syntax, option(kinds));
  }

  static ChangeGate of(Arguments arguments) throws UsageException {
    Config.FailOn level = RunOptions.failOn(arguments, option(""));
    return new ChangeGate(level == null ? null : level.severity());
  }

  private static Option.Choice option(String kinds) {
    return RunOptions.failOn(kinds + "; default: never.");
  }

  /**
   * Returns the exit code of a command that could read its input, and says what it stops for.
   *
   * @param text whether standard output is for people
   */
  ExitCode judge(List<ChangeProblem> problems, boolean text, CommandContext terminal) {
    Severity from = failOn;
    List<ChangeProblem> failing =
        problems.stream()
            .filter(problem -> from != null && problem.severity().atLeast(from))
            .toList();
    if (failing.isEmpty() || from == null) {
      return ExitCode.OK;
    }
    StringBuilder out = new StringBuilder("\nfails by --fail-on " + from.id() + ":\n");
    for (ChangeProblem problem : failing) {
      out.append("  ");
      WordWrap.append(out, TextSanitizer.text(problem.sentence()), 2, 4, terminal.width());
      out.append('\n');
    }
    if (text) {
      terminal.out().print(WorkflowCommandEscaper.escape(out.toString()));
    }
    return ExitCode.FINDINGS;
  }
}
