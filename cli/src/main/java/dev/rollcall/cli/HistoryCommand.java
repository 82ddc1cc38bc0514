package dev.rollcall.cli;

import dev.rollcall.apiserver.ApiServer;
import dev.rollcall.engine.change.RevisionHistory;
import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.report.WorkflowCommandEscaper;
import dev.rollcall.report.history.HistoryJsonReporter;
import dev.rollcall.report.history.HistoryTextReporter;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;
import java.util.Objects;

/** Lists the revisions of a DaemonSet that a dump holds. */
final class HistoryCommand implements Command {

  private static final OutputFormat.Choice FORMAT =
      OutputFormat.Choice.of(OutputFormat.TEXT, OutputFormat.JSON);

  private record Options(
      OutputFormat format, String daemonSet, List<String> paths, SharedOptions shared) {

    static Options of(Arguments arguments) throws UsageException {
      return new Options(
          FORMAT.in(arguments),
          arguments.parameter(0),
          arguments.paths(1),
          SharedOptions.of(arguments));
    }
  }

  @Override
  public String name() {
    return "history";
  }

  @Override
  public String summary() {
    return "List the revisions of a DaemonSet, and what each changed.";
  }

  @Override
  public void describe(CommandSyntax syntax) {
    syntax.add(Parameter.at(0, "DAEMONSET", "The DaemonSet, NAME or NAMESPACE/NAME."));
    syntax.add(
        Parameter.from(
            1,
            "PATH",
            "A dump with ControllerRevisions: a file, a directory, or - for standard input;"
                + " default: ."));
    syntax.add(FORMAT.option());
    ConfigOptions.describe(syntax);
    RunOptions.describeLimits(syntax);
  }

  @Override
  public List<ConflictingOptions> exclusions() {
    return List.of(ConfigOptions.EXCLUSION);
  }

  @Override
  public ExitCode run(Arguments arguments, CommandContext terminal) throws UsageException {
    Options options = Options.of(arguments);
    SchemaCatalog catalog = SchemaCatalog.bundled();
    LintSettings settings = options.shared().settings(terminal);
    ClusterInputReader input = new ClusterInputReader(terminal, settings);
    ClusterReader.ClusterState read = input.read(options.paths());
    DaemonSet daemonSet = DaemonSetNames.find(options.daemonSet(), read.inventory().daemonSets());
    FieldCursor content = Objects.requireNonNull(read.contents().get(daemonSet));
    ApiServer server = new ApiServer(catalog, settings.version());
    RevisionHistory history = RevisionHistory.of(daemonSet, content, read.inventory(), server);
    terminal
        .out()
        .print(
            options.format() == OutputFormat.JSON
                ? new HistoryJsonReporter().report(history)
                : WorkflowCommandEscaper.escape(
                    new HistoryTextReporter(terminal.width()).report(history)));
    return input.exitCode(ExitCode.OK);
  }
}
