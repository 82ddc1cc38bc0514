package dev.rollcall.cli;

import dev.rollcall.engine.Fixer;
import dev.rollcall.engine.Inputs;
import dev.rollcall.engine.RunResult;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Says what is wrong with manifests. */
final class LintCommand implements Command {

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
        Options.value(
            "--fail-on", "LEVEL", "Exit with 1 from here on: error, warning, info, never."));
    RunOptions.describe(spec);
    ConfigOptions.describe(spec);
    Narrowing.describe(spec);
    Repairs.describe(spec);
    Renderer.describe(spec);
  }

  @Override
  public ExitCode run(ParseResult arguments, Terminal terminal) throws UsageException {
    Outputs outputs = Outputs.of(arguments, terminal);
    Renderer.Rendered rendered = Renderer.render(arguments, terminal, paths(arguments));
    Inputs inputs = Narrowing.without(rendered.inputs(), arguments, terminal);
    LintRun run = LintRun.of(arguments, terminal, new Renderer.Rendered(inputs, rendered.texts()));
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

  private static ExitCode repair(
      ParseResult arguments, Terminal terminal, LintRun run, Narrowing narrowing, Outputs outputs)
      throws UsageException {
    if (Narrowing.writes(arguments)) {
      throw new UsageException("--write-baseline and --fix exclude each other; fix first");
    }
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
