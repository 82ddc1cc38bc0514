package dev.rollcall.cli;

import dev.rollcall.engine.Loader;
import dev.rollcall.engine.RunResult;
import dev.rollcall.report.JsonReporter;
import dev.rollcall.report.Reporter;
import dev.rollcall.report.TextReporter;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    spec.addOption(Options.value("--format", "FORMAT", "How to print findings: text, json."));
    spec.addOption(
        Options.value(
            "--fail-on", "LEVEL", "Exit with 1 from here on: error, warning, info, never."));
    RunOptions.describe(spec);
    ConfigOptions.describe(spec);
  }

  @Override
  public ExitCode run(ParseResult arguments, Terminal terminal) throws UsageException {
    Reporter reporter = reporter(Options.string(arguments, "--format"), terminal);
    Loader loader = new Loader(terminal.workingDirectory());
    LintRun run = LintRun.of(arguments, terminal, loader.find(paths(arguments)));
    RunResult result = run.lint();
    terminal.out().print(reporter.report(result));
    return run.exitCode(result);
  }

  private static List<String> paths(ParseResult arguments) {
    List<String> paths = Options.parameters(arguments);
    return paths.isEmpty() ? List.of(".") : paths;
  }

  private static Reporter reporter(@Nullable String format, Terminal terminal)
      throws UsageException {
    return switch (format == null ? "text" : format) {
      case "text" -> new TextReporter(terminal.style(), terminal.width());
      case "json" -> new JsonReporter(Version.current());
      default -> throw new UsageException("--format \"" + format + "\" is none of text, json");
    };
  }
}
