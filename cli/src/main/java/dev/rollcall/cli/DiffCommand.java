package dev.rollcall.cli;

import dev.rollcall.apiserver.ApiServer;
import dev.rollcall.engine.change.ChangeProblems;
import dev.rollcall.engine.change.ClusterDiff;
import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.placement.ClusterPlacer;
import dev.rollcall.report.diff.DiffHtmlReporter;
import dev.rollcall.report.diff.DiffJsonReporter;
import dev.rollcall.report.diff.DiffTextReporter;
import dev.rollcall.schemas.SchemaCatalog;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Says what the way from one state of a cluster to another does to its DaemonSets. */
final class DiffCommand implements Command {

  @Override
  public String name() {
    return "diff";
  }

  @Override
  public String summary() {
    return "Say which nodes DaemonSets gain and lose, and whether pods restart.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(OptionSpecs.parameter(0, "BEFORE", StateReader.STATE));
    spec.addPositional(OptionSpecs.parameter(1, "AFTER", "The same for the state after."));
    spec.addOption(OptionSpecs.value("--format", "FORMAT", "text, json or html; default: text."));
    ChangeGate.describe(
        spec,
        "error (refused, DESIRED falls to 0), warning (nodes lost or misscheduled, a DaemonSet"
            + " removed), info (restarts, nodes gained), never");
    RenderOptions.describe(spec);
    RunOptions.describeCluster(spec);
    ConfigOptions.describe(spec);
    RunOptions.describeLimits(spec);
  }

  @Override
  public List<ConflictingOptions> exclusions() {
    return RenderOptions.with(ConfigOptions.EXCLUSION);
  }

  @Override
  public ExitCode run(ParseResult arguments, CommandContext terminal) throws UsageException {
    String format = OptionSpecs.string(arguments, "--format");
    if (format != null && !List.of("text", "json", "html").contains(format)) {
      throw OptionSpecs.noneOf("--format", format, List.of("text", "json", "html"));
    }
    ChangeGate gate = ChangeGate.of(arguments);
    RunOptions.refuseRange(arguments, "diff");
    SchemaCatalog catalog = SchemaCatalog.bundled();
    LintSettings settings =
        RunOptions.request(arguments)
            .settings(catalog, ConfigOptions.of(arguments).runConfig(terminal));
    ClusterInputReader input = new ClusterInputReader(terminal, settings);
    String first = OptionSpecs.parameter(arguments, 0);
    String second = OptionSpecs.parameter(arguments, 1);
    StateReader states = new StateReader(arguments, terminal, input, settings);
    ClusterReader.ClusterState before = states.read(first, second);
    ClusterReader.ClusterState after = states.read(second, first);
    if (states.isMissing()) {
      return ExitCode.UNREADABLE;
    }
    ApiServer admission = new ApiServer(catalog, settings.version());
    ClusterPlacer placer = input.placer(settings);
    ClusterDiff comparison = new ClusterDiff(before, after, admission);
    ClusterDiff.Result result =
        input.step("comparing the states", () -> comparison.compare(placer));
    if ("json".equals(format)) {
      new DiffJsonReporter().report(result, terminal.out());
    } else if ("html".equals(format)) {
      terminal.out().print(new DiffHtmlReporter(Version.current()).report(result));
    } else {
      terminal.out().print(new DiffTextReporter(terminal.style(), terminal.width()).report(result));
    }
    boolean text = format == null || format.equals("text");
    ExitCode judged = gate.judge(ChangeProblems.of(result), text, terminal);
    return input.exitCode(judged);
  }
}
