package dev.rollcall.cli;

import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.report.lint.LintReporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** The formats that a run is printed in, and where each of them goes. */
final class ReportOutputs {

  private static final String STDOUT = "-";
  private static final String OUTPUT_SHORT = "-o";

  /** The option that says in which format, and the one that says where it goes. */
  static final Option.Repeatable FORMAT =
      new Option.Repeatable(
          OutputFormat.Choice.NAME,
          "FORMAT",
          "How to print findings: " + String.join(", ", LintReporters.FORMATS) + ".");

  static final Option.Repeatable OUTPUT =
      new Option.Repeatable(
          "--output",
          "FILE",
          "Where the "
              + FORMAT.name()
              + " before it goes; default: standard output. Both may be repeated.");

  private static final Option.Flag QUIET =
      new Option.Flag("--quiet", "Print findings only, without the summary.");

  private final CommandContext terminal;
  private final List<Output> outputs;

  /** A format and where it goes. */
  private record Output(LintReporter reporter, String target) {}

  private ReportOutputs(CommandContext terminal, List<Output> outputs) {
    this.terminal = terminal;
    this.outputs = List.copyOf(outputs);
  }

  static void describe(CommandSyntax syntax) {
    syntax.add(FORMAT, LintReporters.FORMATS);
    syntax.add(OUTPUT, OUTPUT_SHORT);
    syntax.add(QUIET, "-q");
    LintReporters.describe(syntax);
  }

  static ReportOutputs of(Arguments arguments, CommandContext terminal) throws UsageException {
    LintReporters reporters = LintReporters.of(arguments, terminal, !QUIET.in(arguments));
    List<Output> outputs = new ArrayList<>();
    Set<String> targets = new HashSet<>();
    Iterator<String> formats = FORMAT.in(arguments).iterator();
    Iterator<String> files = OUTPUT.in(arguments).iterator();
    String format = null;
    for (String option : inOrder(arguments)) {
      if (option.equals(FORMAT.name())) {
        if (format != null) {
          outputs.add(output(format, STDOUT, targets, reporters));
        }
        format = formats.next();
      } else {
        String file = files.next();
        refuseFormat(file);
        if (format == null && !outputs.isEmpty()) {
          throw new UsageException(
              OUTPUT.name() + " \"" + file + "\" has no " + FORMAT.name() + " before it; add one");
        }
        outputs.add(output(format == null ? "text" : format, file, targets, reporters));
        format = null;
      }
    }
    if (format != null || outputs.isEmpty()) {
      outputs.add(output(format == null ? "text" : format, STDOUT, targets, reporters));
    }
    return new ReportOutputs(terminal, outputs);
  }

  /** Users of kubectl write the format after {@code -o}. */
  private static void refuseFormat(String file) throws UsageException {
    if (LintReporters.FORMATS.contains(file)) {
      throw new UsageException(
          OUTPUT.name()
              + " \""
              + file
              + "\" names a file; for the format write "
              + FORMAT.name()
              + " "
              + file
              + ", for such a file ./"
              + file);
    }
  }

  /** Returns the names of the options as often as they are given; their values are parsed. */
  private static List<String> inOrder(Arguments arguments) {
    List<String> order = new ArrayList<>();
    List<String> original = arguments.original();
    for (int i = 0; i < original.size(); i++) {
      String word = original.get(i);
      if (word.equals("--")) {
        break;
      }
      for (String option : new String[] {FORMAT.name(), OUTPUT.name(), OUTPUT_SHORT}) {
        boolean small = option.equals(OUTPUT_SHORT);
        String name = small ? OUTPUT.name() : option;
        if (word.equals(option)) {
          order.add(name);
          i++; // the value is not an option, whatever it looks like
        } else if (word.startsWith(option + "=")
            || (small && word.startsWith(OUTPUT_SHORT) && !word.startsWith("--"))) {
          order.add(name);
        }
      }
    }
    return order;
  }

  private static Output output(
      String format, String target, Set<String> targets, LintReporters reporters)
      throws UsageException {
    LintReporter reporter = reporters.of(format);
    if (!targets.add(target)) {
      throw new UsageException(
          target.equals(STDOUT)
              ? "two formats would mix on standard output; give one an " + OUTPUT.name() + " FILE"
              : "two formats go to \"" + target + "\"; give each a file of its own");
    }
    return new Output(reporter, target);
  }

  /** Returns the files that are written. */
  List<String> files() {
    List<String> files = new ArrayList<>();
    for (Output output : outputs) {
      if (!output.target().equals(STDOUT)) {
        files.add(output.target());
      }
    }
    return files;
  }

  /** Writes the result in every format to where it goes. */
  void write(RunResult result) throws UsageException {
    for (Output output : outputs) {
      if (output.target().equals(STDOUT)) {
        print(output.reporter(), result);
      } else {
        String text = output.reporter().report(result);
        OutputFile.write(terminal.workingDirectory(), output.target(), text);
      }
    }
  }

  private void print(LintReporter reporter, RunResult result) {
    try {
      reporter.write(result, new Utf8Stream(terminal.out()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
