package dev.rollcall.cli;

import dev.rollcall.apiserver.ApiServer;
import dev.rollcall.config.Config;
import dev.rollcall.engine.change.ChangeProblem;
import dev.rollcall.engine.change.ChangeProblems;
import dev.rollcall.engine.change.RolloutForecast;
import dev.rollcall.engine.change.RolloutForecaster;
import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.placement.ClusterPlacer;
import dev.rollcall.report.ComparedStates;
import dev.rollcall.report.RunScope;
import dev.rollcall.report.rollout.RolloutHtmlReporter;
import dev.rollcall.report.rollout.RolloutJsonReporter;
import dev.rollcall.report.rollout.RolloutReporter;
import dev.rollcall.report.rollout.RolloutTextReporter;
import dev.rollcall.schemas.SchemaCatalog;
import java.util.List;

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
  public void describe(CommandSyntax syntax) {
    syntax.add(Parameter.at(0, "BEFORE", StateReader.STATE));
    syntax.add(
        Parameter.optionalAt(
            1, "AFTER", "The same for the state after; left out with --to-revision."));
    RolloutOptions.describe(syntax);
    RenderOptions.describe(syntax);
    RunOptions.describeCluster(syntax);
    RunOptions.describePolicies(syntax);
    ConfigOptions.describe(syntax);
    RunOptions.describeLimits(syntax);
  }

  @Override
  public List<UsageExample> examples() {
    return List.of(
        new UsageExample(
            "rollcall rollout before/ after/", "simulates the update of every DaemonSet"),
        new UsageExample(
            "rollcall rollout --fail-on error git:main k8s/",
            "stops a pipeline for an update that never ends"));
  }

  @Override
  public List<ConflictingOptions> exclusions() {
    return RenderOptions.with(ConfigOptions.EXCLUSION);
  }

  @Override
  public ExitCode run(Arguments arguments, CommandContext terminal) throws UsageException {
    RolloutOptions options = RolloutOptions.of(arguments);
    Config.RunConfig configured = options.shared().config().runConfig(terminal);
    ClusterInputReader input = options.shared().clusterReader(configured, terminal);
    String first = options.before();
    String second = options.after();
    Undo undo = options.undo();
    StateReader states =
        new StateReader(options.render(), options.shared(), terminal, input, input.settings());
    ClusterReader.ClusterState before = states.read(first, second);
    ClusterReader.ClusterState after =
        undo == null ? states.read(second, first) : undo.apply(before, server(input));
    if (states.isMissing()) {
      return ExitCode.UNREADABLE;
    }
    LintSettings settings = input.settings();
    List<String> both = undo == null ? List.of(first, second) : List.of(first);
    StateConfigs configs = StateConfigs.of(options.shared().config(), terminal, both);
    ClusterPlacer placer = input.placer(settings).with(configs.clusters());
    RolloutForecaster forecaster =
        new RolloutForecaster(
            server(input),
            placer,
            options.assumptions(),
            input.policies(settings, configs::rulesOf));
    RolloutForecast forecast = forecast(input, forecaster, before, after);
    List<ChangeProblem> problems = ChangeProblems.of(forecast, options.limits());
    String later = undo == null ? second : undo.describe(first);
    RunScope scope = input.scope(forecast.cluster());
    RolloutReporter reporter =
        options.format() == OutputFormat.HTML
            ? new RolloutHtmlReporter(
                Version.current(), settings.version().toString(), new ComparedStates(first, later))
            : reporter(options.format(), terminal, settings.version().toString(), scope);
    terminal.out().print(reporter.report(forecast.with(problems)));
    return finish(options, problems, input, scope, terminal);
  }

  private static ExitCode finish(
      RolloutOptions options,
      List<ChangeProblem> problems,
      ClusterInputReader input,
      RunScope scope,
      CommandContext terminal) {
    boolean text = options.format() == OutputFormat.TEXT;
    if (text) {
      terminal.out().print(scope.line(terminal.width()));
    }
    return input.exitCode(options.gate().judge(problems, text, terminal));
  }

  private static ApiServer server(ClusterInputReader input) {
    return new ApiServer(SchemaCatalog.bundled(), input.settings().version());
  }

  private static RolloutForecast forecast(
      ClusterInputReader input,
      RolloutForecaster forecaster,
      ClusterReader.ClusterState before,
      ClusterReader.ClusterState after)
      throws UsageException {
    try {
      return input.step("simulating the updates", () -> forecaster.forecast(before, after));
    } catch (IllegalArgumentException e) {
      throw RolloutOptions.noNode(e);
    }
  }

  private static RolloutReporter reporter(
      OutputFormat format, CommandContext terminal, String kubernetesVersion, RunScope scope) {
    return format == OutputFormat.JSON
        ? new RolloutJsonReporter(Version.current(), kubernetesVersion, scope)
        : new RolloutTextReporter(terminal.style(), terminal.width());
  }
}
