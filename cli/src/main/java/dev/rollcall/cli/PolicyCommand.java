package dev.rollcall.cli;

import dev.rollcall.cel.LibraryVersion;
import dev.rollcall.config.Config;
import dev.rollcall.policy.ExpressionTable;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Works on validating admission policies: evaluates tables of expressions. */
final class PolicyCommand implements Command {

  private static final List<String> ACTIONS = List.of("eval");
  private static final OutputFormat.Choice FORMAT = OutputFormat.Choice.of(OutputFormat.JSON);
  private static final Option.Value VERSION =
      new Option.Value(
          RunOptions.KUBERNETES_VERSION, "VERSION", "The Kubernetes whose libraries there are.");

  private record Options(KubernetesVersion version, Path file) {

    static Options of(ParseResult arguments, CommandContext terminal) throws UsageException {
      RunOptions.refuseRange(arguments, "policy");
      String action = OptionSpecs.parameter(arguments, 0);
      if (!ACTIONS.contains(action)) {
        throw OptionSpecs.noneOf("ACTION", action, ACTIONS);
      }
      FORMAT.in(arguments);
      return new Options(
          RunOptions.request(arguments)
              .settings(SchemaCatalog.bundled(), Config.RunConfig.SILENT)
              .version(),
          terminal.workingDirectory().resolve(OptionSpecs.parameter(arguments, 1)));
    }
  }

  @Override
  public String name() {
    return "policy";
  }

  @Override
  public String summary() {
    return "Evaluate the expressions of admission policies as the API server does.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(OptionSpecs.parameter(0, "ACTION", "What to do: eval."));
    spec.addPositional(
        OptionSpecs.parameter(1, "FILE", "A JSON object a line with id, expr, vars, variables."));
    spec.addOption(FORMAT.spec());
    Option.describe(spec, VERSION);
  }

  @Override
  public List<UsageExample> examples() {
    return List.of(
        new UsageExample(
            "rollcall policy eval expressions.jsonl", "evaluates each expression of the file"));
  }

  @Override
  public ExitCode run(ParseResult arguments, CommandContext terminal) throws UsageException {
    Options options = Options.of(arguments, terminal);
    ExpressionTable table = new ExpressionTable(new LibraryVersion(options.version().minor()));
    Path file = options.file();
    try {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        if (!line.isBlank()) {
          answer(table, line, file + ":" + number, terminal);
        }
      }
    } catch (IOException e) {
      throw new UsageException(file + ": cannot be read: " + e.getMessage());
    }
    return ExitCode.OK;
  }

  private static void answer(
      ExpressionTable table, String line, String place, CommandContext terminal)
      throws UsageException {
    try {
      terminal.out().println(table.answer(line));
    } catch (IllegalArgumentException e) {
      throw new UsageException(place + ": " + e.getMessage());
    }
  }
}
