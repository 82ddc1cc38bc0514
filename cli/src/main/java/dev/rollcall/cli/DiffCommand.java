package dev.rollcall.cli;

import dev.rollcall.apiserver.ApiServer;
import dev.rollcall.config.Config;
import dev.rollcall.engine.change.ChangeProblems;
import dev.rollcall.engine.change.ClusterDiff;
import dev.rollcall.engine.change.DaemonSetDiff;
import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.placement.ClusterPlacer;
import dev.rollcall.report.ComparedStates;
import dev.rollcall.report.RunScope;
import dev.rollcall.report.diff.DiffHtmlReporter;
import dev.rollcall.report.diff.DiffJsonReporter;
import dev.rollcall.report.diff.DiffTextReporter;
import dev.rollcall.schemas.SchemaCatalog;
import java.util.List;

/** Says what the way from one state of a cluster to another does to its DaemonSets. */
final class DiffCommand implements Command {

  private static final OutputFormat.Choice FORMAT =
      OutputFormat.Choice.of(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.HTML);

  private record Options(
      String before,
      String after,
      OutputFormat format,
      ChangeGate gate,
      SharedOptions shared,
      RenderOptions render) {

    static Options of(Arguments arguments) throws UsageException {
      RunOptions.refuseRange(arguments, "diff");
      return new Options(
          arguments.parameter(0),
          arguments.parameter(1),
          FORMAT.in(arguments),
          ChangeGate.of(arguments),
          SharedOptions.of(arguments),
          RenderOptions.of(arguments));
    }
  }

  @Override
  public String name() {
    return "diff";
  }

  @Override
  public String summary() {
    return "Say which nodes DaemonSets gain and lose, and whether pods restart.";
  }

  @Override
  public void describe(CommandSyntax syntax) {
    syntax.add(Parameter.at(0, "BEFORE", StateReader.STATE));
    syntax.add(Parameter.at(1, "AFTER", "The same for the state after."));
    syntax.add(FORMAT.option());
    ChangeGate.describe(
        syntax,
        "error (refused, DESIRED falls to 0), warning (nodes lost or misscheduled, a DaemonSet"
            + " removed), info (restarts, nodes gained), never");
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
            "rollcall diff before/ after/", "tells which nodes DaemonSets gain and lose"),
        new UsageExample(
            "rollcall diff --fail-on warning git:main k8s/", "stops a pipeline for lost nodes"));
  }

  @Override
  public List<ConflictingOptions> exclusions() {
    return RenderOptions.with(ConfigOptions.EXCLUSION);
  }

  @Override
  public ExitCode run(Arguments arguments, CommandContext terminal) throws UsageException {
    Options options = Options.of(arguments);
    SchemaCatalog catalog = SchemaCatalog.bundled();
    Config.RunConfig configured = options.shared().config().runConfig(terminal);
    ClusterInputReader input = options.shared().clusterReader(configured, terminal);
    String first = options.before();
    String second = options.after();
    StateReader states =
        new StateReader(options.render(), options.shared(), terminal, input, input.settings());
    ClusterReader.ClusterState before = states.read(first, second);
    ClusterReader.ClusterState after = states.read(second, first);
    if (states.isMissing()) {
      return ExitCode.UNREADABLE;
    }
    LintSettings settings = input.settings();
    ApiServer admission = new ApiServer(catalog, settings.version());
    StateConfigs configs =
        StateConfigs.of(options.shared().config(), terminal, List.of(first, second));
    ClusterPlacer placer = input.placer(settings).with(configs.clusters());
    ClusterDiff comparison =
        new ClusterDiff(before, after, admission, input.policies(settings, configs::rulesOf));
    ClusterDiff.Result result =
        input.step("comparing the states", () -> comparison.compare(placer));
    print(options, result, input.scope(result.after()), terminal);
    boolean text = options.format() == OutputFormat.TEXT;
    ExitCode judged = options.gate().judge(ChangeProblems.of(result), text, terminal);
    return input.exitCode(judged);
  }

  private static void print(
      Options options, ClusterDiff.Result result, RunScope scope, CommandContext terminal) {
    if (options.format() == OutputFormat.JSON) {
      new DiffJsonReporter().report(result, scope, terminal.out());
    } else if (options.format() == OutputFormat.HTML) {
      ComparedStates named = new ComparedStates(options.before(), options.after());
      terminal.out().print(new DiffHtmlReporter(Version.current(), named).report(result));
    } else {
      terminal.out().print(new DiffTextReporter(terminal.style(), terminal.width()).report(result));
      terminal.out().print(next(result, options.before(), options.after()));
      terminal.out().print(scope.line(terminal.width()));
    }
  }

  /** Returns the command that plays the update, if there is one and its input can be read again. */
  private static String next(ClusterDiff.Result result, String first, String second) {
    boolean read = !first.equals("-") && !second.equals("-");
    for (DaemonSetDiff each : result.changes()) {
      if (read && each.restarts() && each.immutable().isEmpty() && each.refused().isEmpty()) {
        return "\nhow the update goes: rollcall rollout " + first + " " + second + "\n";
      }
    }
    return "";
  }
}
