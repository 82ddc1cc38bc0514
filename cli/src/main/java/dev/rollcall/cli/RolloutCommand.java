package dev.rollcall.cli;

import dev.rollcall.apiserver.ApiServer;
import dev.rollcall.engine.change.ChangeProblem;
import dev.rollcall.engine.change.ChangeProblems;
import dev.rollcall.engine.change.RolloutForecast;
import dev.rollcall.engine.change.RolloutForecaster;
import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.report.rollout.RolloutHtmlReporter;
import dev.rollcall.report.rollout.RolloutJsonReporter;
import dev.rollcall.report.rollout.RolloutReporter;
import dev.rollcall.report.rollout.RolloutTextReporter;
import dev.rollcall.rollout.Assumptions;
import dev.rollcall.schemas.SchemaCatalog;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Says how the way from one state to another goes. */
final class RolloutCommand implements Command {

  @Override
  public String name() {
    return "rollout";
  }

  @Override
  public String summary() {
    return "Say how an update goes over the nodes: waves, duration, who is down, whether it ends.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(OptionSpecs.parameter(0, "BEFORE", StateReader.STATE));
    spec.addPositional(
        OptionSpecs.optionalParameter(
            1, "AFTER", "The same for the state after; left out with --to-revision."));
    spec.addOption(OptionSpecs.value("--format", "FORMAT", "How to print it: text, json, html."));
    spec.addOption(
        OptionSpecs.value(
            "--ready-after",
            "DURATION",
            "From a pod's being bound to its being ready, such as 30s; default: from its probes."));
    spec.addOption(
        OptionSpecs.value(
            "--gone-after",
            "DURATION",
            "From a pod's deletion to its end, such as 5s; default: from its preStop hooks."));
    spec.addOption(
        OptionSpecs.list("--broken", "NODE", "A node where no new pod ever becomes ready."));
    Undo.describe(spec);
    ChangeGate.describe(
        spec,
        "error (an update that never ends, is refused, falls to DESIRED 0 or breaks a --max-…),"
            + " warning (nodes lost, a DaemonSet removed), info (restarts), never");
    spec.addOption(
        OptionSpecs.value(
            "--max-duration",
            "DURATION",
            "An update that takes longer is an error, with --fail-on."));
    spec.addOption(
        OptionSpecs.value(
            "--max-down",
            "NODES",
            "An update that leaves more nodes without an available pod at once is an error, with"
                + " --fail-on."));
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
    Assumptions assumptions =
        new Assumptions(
            DurationParser.read("--ready-after", OptionSpecs.string(arguments, "--ready-after")),
            DurationParser.read("--gone-after", OptionSpecs.string(arguments, "--gone-after")),
            OptionSpecs.strings(arguments, "--broken"));
    ChangeGate gate = ChangeGate.of(arguments);
    ChangeProblems.Limits limits = limits(arguments);
    RunOptions.refuseRange(arguments, "rollout");
    SchemaCatalog catalog = SchemaCatalog.bundled();
    LintSettings settings =
        RunOptions.request(arguments)
            .settings(catalog, ConfigOptions.of(arguments).runConfig(terminal));
    RolloutReporter reporter =
        reporter(
            OptionSpecs.string(arguments, "--format"), terminal, settings.version().toString());
    ClusterInputReader input = new ClusterInputReader(terminal, settings);
    ApiServer server = new ApiServer(catalog, settings.version());
    String first = OptionSpecs.parameter(arguments, 0);
    String second = OptionSpecs.parameter(arguments, 1);
    Undo undo = Undo.of(arguments);
    if (undo == null && second.isEmpty()) {
      throw new UsageException("AFTER is missing; give the state after, or --to-revision N");
    }
    StateReader states = new StateReader(arguments, terminal, input, settings);
    ClusterReader.ClusterState before = states.read(first, second);
    ClusterReader.ClusterState after =
        undo == null ? states.read(second, first) : undo.apply(before, server);
    if (states.isMissing()) {
      return ExitCode.UNREADABLE;
    }
    RolloutForecaster forecaster =
        new RolloutForecaster(server, input.placer(settings), assumptions);
    RolloutForecast forecast = forecast(input, forecaster, before, after);
    List<ChangeProblem> problems = ChangeProblems.of(forecast, limits);
    terminal.out().print(reporter.report(forecast.with(problems)));
    boolean text = reporter instanceof RolloutTextReporter;
    return input.exitCode(gate.judge(problems, text, terminal));
  }

  private static RolloutForecast forecast(
      ClusterInputReader input,
      RolloutForecaster forecaster,
      ClusterReader.ClusterState before,
      ClusterReader.ClusterState after)
      throws UsageException {
    try {
      return input.step("playing the updates", () -> forecaster.forecast(before, after));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--broken: " + e.getMessage());
    }
  }

  private static ChangeProblems.Limits limits(ParseResult arguments) throws UsageException {
    Duration most =
        DurationParser.read("--max-duration", OptionSpecs.string(arguments, "--max-duration"));
    String down = OptionSpecs.string(arguments, "--max-down");
    if (down != null && !down.matches("[0-9]{1,9}")) {
      throw new UsageException("--max-down \"" + down + "\" is not a number of nodes");
    }
    return new ChangeProblems.Limits(
        most == null ? null : most.toMillis() / 1000.0,
        down == null ? null : Integer.valueOf(down));
  }

  private static RolloutReporter reporter(
      @Nullable String format, CommandContext terminal, String kubernetesVersion)
      throws UsageException {
    return switch (format == null ? "text" : format) {
      case "text" -> new RolloutTextReporter(terminal.style(), terminal.width());
      case "html" -> new RolloutHtmlReporter(Version.current(), kubernetesVersion);
      case "json" -> new RolloutJsonReporter(Version.current(), kubernetesVersion);
      default -> throw OptionSpecs.noneOf("--format", format, List.of("text", "json", "html"));
    };
  }
}
