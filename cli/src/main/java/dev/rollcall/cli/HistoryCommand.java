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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Lists the revisions of a DaemonSet that a dump holds. */
final class HistoryCommand implements Command {

  private static final List<String> FORMATS = List.of("text", "json");

  @Override
  public String name() {
    return "history";
  }

  @Override
  public String summary() {
    return "List the revisions of a DaemonSet, and what each changed.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        OptionSpecs.parameter(0, "DAEMONSET", "The DaemonSet, NAME or NAMESPACE/NAME."));
    spec.addPositional(
        OptionSpecs.furtherParameters(
            1,
            "PATH",
            "A dump with ControllerRevisions: a file, a directory, or - for standard input;"
                + " default: ."));
    spec.addOption(OptionSpecs.value("--format", "FORMAT", "text or json; default: text."));
    ConfigOptions.describe(spec);
    RunOptions.describeLimits(spec);
  }

  @Override
  public List<ConflictingOptions> exclusions() {
    return List.of(ConfigOptions.EXCLUSION);
  }

  @Override
  public ExitCode run(ParseResult arguments, CommandContext terminal) throws UsageException {
    String format = OptionSpecs.string(arguments, "--format");
    if (format != null && !FORMATS.contains(format)) {
      throw OptionSpecs.noneOf("--format", format, FORMATS);
    }
    SchemaCatalog catalog = SchemaCatalog.bundled();
    LintSettings settings =
        RunOptions.request(arguments)
            .settings(catalog, ConfigOptions.runConfig(arguments, terminal));
    List<String> paths = OptionSpecs.parameters(arguments, 1);
    ClusterInputReader input = new ClusterInputReader(terminal, settings);
    ClusterReader.ClusterState read = input.read(paths.isEmpty() ? List.of(".") : paths);
    DaemonSet daemonSet =
        DaemonSetNames.find(OptionSpecs.parameter(arguments, 0), read.inventory().daemonSets());
    FieldCursor content = Objects.requireNonNull(read.contents().get(daemonSet));
    ApiServer server = new ApiServer(catalog, settings.version());
    RevisionHistory history = RevisionHistory.of(daemonSet, content, read.inventory(), server);
    terminal
        .out()
        .print(
            "json".equals(format)
                ? new HistoryJsonReporter().report(history)
                : WorkflowCommandEscaper.escape(
                    new HistoryTextReporter(terminal.width()).report(history)));
    return input.exitCode(ExitCode.OK);
  }
}
