package dev.rollcall.cli;

import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.Linter;
import dev.rollcall.engine.Loader;
import dev.rollcall.engine.RunResult;
import dev.rollcall.engine.Settings;
import dev.rollcall.engine.SourceReader;
import dev.rollcall.report.JsonReporter;
import dev.rollcall.report.Reporter;
import dev.rollcall.report.TextReporter;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.schemas.SchemaCatalog;
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
  }

  @Override
  public ExitCode run(ParseResult arguments, Terminal terminal) throws UsageException {
    SchemaCatalog catalog = SchemaCatalog.bundled();
    Settings settings = RunOptions.settings(arguments, catalog);
    Reporter reporter = reporter(Options.string(arguments, "--format"), terminal);
    Severity failOn = failOn(Options.string(arguments, "--fail-on"));
    SourceReader sources = new SourceReader(terminal.in(), settings.mostBytes());
    Loader loader = new Loader(terminal.workingDirectory());
    Linter linter = new Linter(BuiltInRules.all(), catalog, settings, sources);
    RunResult result = linter.lint(loader.find(paths(arguments)));
    terminal.out().print(reporter.report(result));
    return exitCode(result, failOn);
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

  private static @Nullable Severity failOn(@Nullable String level) throws UsageException {
    return switch (level == null ? "error" : level) {
      case "error" -> Severity.ERROR;
      case "warning" -> Severity.WARNING;
      case "info" -> Severity.INFO;
      case "never" -> null;
      default ->
          throw new UsageException(
              "--fail-on \"" + level + "\" is none of error, warning, info, never");
    };
  }

  private static ExitCode exitCode(RunResult result, @Nullable Severity failOn) {
    if (result.unreadable() > 0) {
      return ExitCode.UNREADABLE;
    }
    boolean fails =
        failOn != null
            && result.findings().stream().anyMatch(finding -> finding.severity().atLeast(failOn));
    return fails ? ExitCode.FINDINGS : ExitCode.OK;
  }
}
