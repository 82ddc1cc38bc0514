package dev.rollcall.cli;

import dev.rollcall.admission.Admission;
import dev.rollcall.engine.Forecast;
import dev.rollcall.engine.Forecaster;
import dev.rollcall.engine.Intake;
import dev.rollcall.engine.Settings;
import dev.rollcall.report.RolloutHtml;
import dev.rollcall.report.RolloutJsonReporter;
import dev.rollcall.report.RolloutReporter;
import dev.rollcall.report.RolloutTextReporter;
import dev.rollcall.rollout.Assumptions;
import dev.rollcall.schemas.SchemaCatalog;
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
    spec.addPositional(Options.parameter(0, "BEFORE", ClusterInput.STATE));
    spec.addPositional(Options.parameter(1, "AFTER", "The same for the state after."));
    spec.addOption(Options.value("--format", "FORMAT", "How to print it: text, json, html."));
    spec.addOption(
        Options.value(
            "--ready-after",
            "DURATION",
            "From a pod's being bound to its being ready, such as 30s; default: from its probes."));
    spec.addOption(
        Options.value(
            "--gone-after",
            "DURATION",
            "From a pod's deletion to its end, such as 5s; default: from its preStop hooks."));
    spec.addOption(Options.list("--broken", "NODE", "A node where no new pod ever becomes ready."));
    RunOptions.describeCluster(spec);
    ConfigOptions.describe(spec);
    RunOptions.describeLimits(spec);
  }

  @Override
  public List<Exclusion> exclusions() {
    return List.of(ConfigOptions.EXCLUSION);
  }

  @Override
  public ExitCode run(ParseResult arguments, Terminal terminal) throws UsageException {
    Assumptions assumptions =
        new Assumptions(
            Durations.read("--ready-after", Options.string(arguments, "--ready-after")),
            Durations.read("--gone-after", Options.string(arguments, "--gone-after")),
            Options.strings(arguments, "--broken"));
    SchemaCatalog catalog = SchemaCatalog.bundled();
    Settings settings =
        RunOptions.wishes(arguments).settings(catalog, ConfigOptions.here(arguments, terminal));
    RolloutReporter reporter =
        reporter(Options.string(arguments, "--format"), terminal, settings.version().toString());
    ClusterInput input = new ClusterInput(terminal, settings.limits());
    String first = Options.parameter(arguments, 0);
    String second = Options.parameter(arguments, 1);
    Intake.Result before = input.readState(first, second);
    Intake.Result after = input.readState(second, first);
    Forecaster forecaster =
        new Forecaster(
            new Admission(catalog, settings.version()),
            input.placer(settings.cluster()),
            assumptions);
    Forecast forecast = input.step("playing the updates", () -> forecaster.forecast(before, after));
    terminal.out().print(reporter.report(forecast));
    return input.exitCode();
  }

  private static RolloutReporter reporter(
      @Nullable String format, Terminal terminal, String kubernetesVersion) throws UsageException {
    return switch (format == null ? "text" : format) {
      case "text" -> new RolloutTextReporter(terminal.style(), terminal.width());
      case "html" -> new RolloutHtml(Version.current(), kubernetesVersion);
      case "json" -> new RolloutJsonReporter(Version.current(), kubernetesVersion);
      default ->
          throw new UsageException("--format \"" + format + "\" is none of text, json, html");
    };
  }
}
