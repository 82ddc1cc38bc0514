package dev.rollcall.cli;

import dev.rollcall.admission.Admission;
import dev.rollcall.engine.Comparison;
import dev.rollcall.engine.Intake;
import dev.rollcall.engine.Placer;
import dev.rollcall.engine.Settings;
import dev.rollcall.report.DiffHtml;
import dev.rollcall.report.DiffJson;
import dev.rollcall.report.DiffText;
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
    spec.addPositional(Options.parameter(0, "BEFORE", ClusterInput.STATE));
    spec.addPositional(Options.parameter(1, "AFTER", "The same for the state after."));
    spec.addOption(Options.value("--format", "FORMAT", "text, json or html; default: text."));
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
    String format = Options.string(arguments, "--format");
    if (format != null && !List.of("text", "json", "html").contains(format)) {
      throw new UsageException("--format \"" + format + "\" is none of text, json, html");
    }
    SchemaCatalog catalog = SchemaCatalog.bundled();
    Settings settings =
        RunOptions.wishes(arguments).settings(catalog, ConfigOptions.here(arguments, terminal));
    ClusterInput input = new ClusterInput(terminal, settings.limits());
    String first = Options.parameter(arguments, 0);
    String second = Options.parameter(arguments, 1);
    Intake.Result before = input.readState(first, second);
    Intake.Result after = input.readState(second, first);
    Admission admission = new Admission(catalog, settings.version());
    Placer placer = input.placer(settings.cluster());
    Comparison comparison = new Comparison(before, after, admission);
    Comparison.Result result = input.step("comparing the states", () -> comparison.compare(placer));
    if ("json".equals(format)) {
      new DiffJson().report(result, terminal.out());
    } else if ("html".equals(format)) {
      terminal.out().print(new DiffHtml(Version.current()).report(result));
    } else {
      terminal.out().print(new DiffText(terminal.style(), terminal.width()).report(result));
    }
    return input.exitCode();
  }
}
