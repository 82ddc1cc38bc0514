package dev.rollcall.cli;

import dev.rollcall.engine.Loader;
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
  }

  @Override
  public ExitCode run(ParseResult arguments, Terminal terminal) throws UsageException {
    Outputs outputs = Outputs.of(arguments, terminal);
    Loader loader = new Loader(terminal.workingDirectory());
    LintRun run = LintRun.of(arguments, terminal, loader.find(paths(arguments)));
    RunResult result = run.lint();
    outputs.write(result);
    return run.exitCode(result);
  }

  private static List<String> paths(ParseResult arguments) {
    List<String> paths = Options.parameters(arguments);
    return paths.isEmpty() ? List.of(".") : paths;
  }
}
