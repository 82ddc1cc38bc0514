package dev.rollcall.cli;

import dev.rollcall.engine.fix.FixWriter;
import dev.rollcall.engine.fix.Fixer;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.report.lint.ReportPaths;
import dev.rollcall.text.Plural;
import dev.rollcall.text.TextSanitizer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Writes what safe fixes make of files, or shows it. */
final class FixApplier {

  static final Option.Flag FIX =
      new Option.Flag("--fix", "Apply fixes that need no judgement, then lint.");
  static final Option.Flag DIFF =
      new Option.Flag("--diff", "Print what " + FIX.name() + " would change, and change nothing.");

  /** What is done with fixes. */
  enum Mode {
    NONE,
    WRITE,
    SHOW;

    static Mode of(Arguments arguments) {
      return FIX.in(arguments) ? WRITE : DIFF.in(arguments) ? SHOW : NONE;
    }
  }

  private final CommandContext terminal;
  private final Map<String, Path> paths = new HashMap<>();

  FixApplier(CommandContext terminal, Inputs inputs) {
    this.terminal = terminal;
    for (Input input : inputs.files()) {
      if (input.path() != null) {
        paths.put(input.name(), input.path());
      }
    }
  }

  static void describe(CommandSyntax syntax) {
    Option.describe(syntax, FIX, DIFF);
  }

  /** Prints the changes as a patch. */
  ExitCode show(Fixer.Outcome outcome) {
    ReportPaths names = new ReportPaths(terminal.workingDirectory());
    for (Fixer.FileEdits change : outcome.changes()) {
      String name = names.relative(change.before().name());
      String patch = UnifiedDiff.of(name, change.before(), change.after());
      if (!terminal.interactive()) {
        terminal.out().print(patch);
        continue;
      }
      for (String line : patch.split("\n")) {
        terminal.out().println(TextSanitizer.text(line));
      }
    }
    tellRefused(outcome);
    return outcome.changes().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
  }

  /** Writes the changes; tells whether all could be written. */
  boolean write(Fixer.Outcome outcome) {
    int fixes = 0;
    int files = 0;
    boolean complete = true;
    for (Fixer.FileEdits change : outcome.changes()) {
      String problem = write(change);
      if (problem.isEmpty()) {
        fixes += change.fixes().size();
        tell(change);
        files++;
      } else {
        complete = false;
        terminal.printError(change.before().name() + ": not fixed: " + problem);
      }
    }
    if (files > 0) {
      terminal.printError(
          "applied " + Plural.count(fixes, "fix") + " in " + Plural.count(files, "file"));
    }
    tellRefused(outcome);
    return complete;
  }

  private void tell(Fixer.FileEdits change) {
    for (Fixer.AppliedFix fix : change.fixes()) {
      terminal.printErrorAt(
          change.before().name() + ":" + fix.line(), fix.title() + " [" + fix.rule() + "]");
    }
  }

  private void tellRefused(Fixer.Outcome outcome) {
    for (String name : outcome.refused()) {
      terminal.printError(name + ": fixes would have made it worse, and were taken back");
    }
  }

  /** Returns why a file cannot be written, nothing where it could. */
  private String write(Fixer.FileEdits change) {
    Path path = paths.get(change.before().name());
    if (path == null) {
      return "standard input cannot be written to; use " + DIFF.name();
    }
    return FixWriter.write(path, change);
  }
}
