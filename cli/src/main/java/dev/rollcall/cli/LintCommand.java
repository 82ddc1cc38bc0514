package dev.rollcall.cli;

import dev.rollcall.config.Config;
import dev.rollcall.engine.Fixer;
import dev.rollcall.engine.Inputs;
import dev.rollcall.engine.Loader;
import dev.rollcall.engine.RunResult;
import dev.rollcall.engine.UnusableSchemaException;
import dev.rollcall.report.Printable;
import dev.rollcall.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Says what is wrong with manifests. */
final class LintCommand implements Command {

  private final Supplier<List<Rule>> rules;

  LintCommand(Supplier<List<Rule>> rules) {
    this.rules = rules;
  }

  @Override
  public String name() {
    return "lint";
  }

  @Override
  public String summary() {
    return "Say what is wrong with manifests.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        Options.parameters(
            "PATH", "0..*", "A file, a directory, or - for standard input; default: ."));
    Outputs.describe(spec);
    spec.addOption(
        Options.choice(
            "--fail-on",
            "LEVEL",
            Config.FailOn.WORDS,
            "Exit with 1 from here on: " + String.join(", ", Config.FailOn.WORDS) + "."));
    RunOptions.describe(spec);
    ConfigOptions.describe(spec);
    Narrowing.describe(spec);
    Repairs.describe(spec);
    Renderer.describe(spec);
    spec.addOption(Options.flag("--watch", "Lint again whenever a file changes, until Ctrl-C."));
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("rollcall lint k8s/", "lints the manifests of a directory"),
        new Example("helm template chart | rollcall lint -", "lints what another tool renders"),
        new Example(
            "rollcall lint --format sarif --output out.sarif --format text .",
            "writes a report for a code host and prints the findings"),
        new Example("rollcall lint --diff .", "shows what --fix would change"),
        new Example(
            "rollcall lint --baseline known.json --write-baseline .",
            "accepts what is found today; later runs with --baseline show what is new"));
  }

  @Override
  public List<Exclusion> exclusions() {
    return List.of(
        ConfigOptions.EXCLUSION,
        new Exclusion("--fix", "--diff", "--diff shows what --fix would change; drop one"),
        new Exclusion("--diff", "--format", "--diff prints a patch; drop one"),
        new Exclusion("--diff", "--output", "--diff prints a patch; redirect it into a file"),
        new Exclusion("--write-baseline", "--fix", "fix first"),
        new Exclusion("--write-baseline", "--diff", "drop one"),
        new Exclusion("--write-baseline", "--format", "a baseline has a format of its own"),
        new Exclusion("--write-baseline", "--output", "it goes to the --baseline FILE"),
        new Exclusion("--write-baseline", "--changed-since", "a baseline holds all findings"),
        new Exclusion("--write-baseline", "--watch", "write it once"),
        new Exclusion("--no-render", "--render", "drop one of them"),
        new Exclusion("--no-render", "--values", "values are for charts that are rendered"));
  }

  @Override
  public ExitCode run(ParseResult arguments, Terminal terminal) throws UsageException {
    if (!Options.flag(arguments, false, "--watch")) {
      return once(arguments, terminal);
    }
    List<String> paths = paths(arguments);
    if (paths.contains(Loader.STDIN)) {
      throw new UsageException("--watch cannot watch standard input; name files");
    }
    Watch watch = new Watch(terminal, paths);
    ExitCode code;
    do {
      if (terminal.interactive()) {
        terminal.out().print("\u001b[2J\u001b[H");
      }
      code = again(arguments, terminal);
      terminal.out().flush();
      terminal.err().flush();
    } while (watch.await());
    return code;
  }

  /** A configuration that is wrong for the moment does not end the watch. */
  private ExitCode again(ParseResult arguments, Terminal terminal) {
    try {
      return once(arguments, terminal);
    } catch (UsageException e) {
      e.tell(terminal);
      return ExitCode.USAGE;
    }
  }

  private ExitCode once(ParseResult arguments, Terminal terminal) throws UsageException {
    try {
      return lint(arguments, terminal);
    } catch (UnusableSchemaException e) {
      throw new UsageException(Printable.text(String.valueOf(e.getMessage())));
    }
  }

  private ExitCode lint(ParseResult arguments, Terminal terminal) throws UsageException {
    Outputs outputs = Outputs.of(arguments, terminal);
    refuseToOverwrite(arguments, terminal);
    Renderer.Rendered rendered = Renderer.render(arguments, terminal, paths(arguments));
    Inputs inputs = Narrowing.without(rendered.inputs(), arguments, terminal);
    LintRun run =
        LintRun.of(
            arguments, terminal, rules.get(), new Renderer.Rendered(inputs, rendered.texts()));
    Narrowing narrowing = Narrowing.of(arguments, terminal, run.inputs());
    if (Repairs.fixes(arguments) || Repairs.shows(arguments)) {
      return repair(arguments, terminal, run, narrowing, outputs);
    }
    RunResult result = run.lint();
    if (Narrowing.writes(arguments)) {
      return narrowing.write(result);
    }
    narrowing.tellGone(result);
    RunResult shown = narrowing.apply(result);
    outputs.write(shown);
    return run.exitCode(shown);
  }

  /** A report in place of a manifest is never meant. */
  private static void refuseToOverwrite(ParseResult arguments, Terminal terminal)
      throws UsageException {
    List<String> paths = paths(arguments);
    if (Repairs.fixes(arguments) && paths.contains(Loader.STDIN)) {
      throw new UsageException("--fix cannot write to standard input; use --diff");
    }
    List<String> written = new ArrayList<>(Options.strings(arguments, "--output"));
    String baseline = Options.string(arguments, "--baseline");
    if (baseline != null && Narrowing.writes(arguments)) {
      written.add(baseline);
    }
    for (String file : written) {
      for (String path : paths) {
        if (!path.equals(Loader.STDIN) && terminal.isOneFile(file, path)) {
          throw new UsageException(
              "\"" + file + "\" is both read and written; write to another file");
        }
      }
    }
  }

  private static ExitCode repair(
      ParseResult arguments, Terminal terminal, LintRun run, Narrowing narrowing, Outputs outputs)
      throws UsageException {
    Fixer.Outcome outcome = run.fix(narrowing::apply);
    Repairs repairs = new Repairs(terminal, run.inputs());
    if (Repairs.shows(arguments)) {
      return repairs.show(outcome);
    }
    boolean complete = repairs.write(outcome);
    outputs.write(outcome.result());
    return complete ? run.exitCode(outcome.result()) : ExitCode.UNREADABLE;
  }

  private static List<String> paths(ParseResult arguments) {
    List<String> paths = Options.parameters(arguments);
    return paths.isEmpty() ? List.of(".") : paths;
  }
}
