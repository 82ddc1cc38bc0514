package dev.rollcall.cli;

import dev.rollcall.engine.FixedFile;
import dev.rollcall.engine.Fixer;
import dev.rollcall.engine.Input;
import dev.rollcall.engine.Inputs;
import dev.rollcall.report.FileNames;
import dev.rollcall.report.Printable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Writes what safe fixes make of files, or shows it. */
final class Repairs {

  private final Terminal terminal;
  private final Map<String, Path> paths = new HashMap<>();

  Repairs(Terminal terminal, Inputs inputs) {
    this.terminal = terminal;
    for (Input input : inputs.files()) {
      if (input.path() != null) {
        paths.put(input.name(), input.path());
      }
    }
  }

  static void describe(CommandSpec spec) {
    spec.addOption(Options.flag("--fix", "Apply fixes that need no judgement, then lint."));
    spec.addOption(Options.flag("--diff", "Print what --fix would change, and change nothing."));
  }

  static boolean fixes(ParseResult arguments) {
    return Options.flag(arguments, false, "--fix");
  }

  static boolean shows(ParseResult arguments) {
    return Options.flag(arguments, false, "--diff");
  }

  /** Prints the changes as a patch. */
  ExitCode show(Fixer.Outcome outcome) {
    FileNames names = new FileNames(terminal.workingDirectory());
    for (Fixer.Change change : outcome.changes()) {
      String name = names.relative(change.before().name());
      String patch = UnifiedDiff.of(name, change.before(), change.after());
      if (!terminal.interactive()) {
        terminal.out().print(patch);
        continue;
      }
      for (String line : patch.split("\n")) {
        terminal.out().println(Printable.text(line));
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
    for (Fixer.Change change : outcome.changes()) {
      String problem = write(change);
      if (problem.isEmpty()) {
        fixes += change.fixes();
        files++;
      } else {
        complete = false;
        terminal.tell(change.before().name() + ": not fixed: " + problem);
      }
    }
    if (files > 0) {
      terminal.tell("applied " + fixes + " fixes in " + files + " files");
    }
    tellRefused(outcome);
    return complete;
  }

  private void tellRefused(Fixer.Outcome outcome) {
    for (String name : outcome.refused()) {
      terminal.tell(name + ": fixes would have made it worse, and were taken back");
    }
  }

  /** Returns why a file cannot be written, nothing where it could. */
  private String write(Fixer.Change change) {
    Path path = paths.get(change.before().name());
    if (path == null) {
      return "standard input cannot be written to; use --diff";
    }
    return FixedFile.write(path, change);
  }
}
