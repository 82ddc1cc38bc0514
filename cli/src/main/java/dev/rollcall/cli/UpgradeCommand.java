package dev.rollcall.cli;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.Rollcall;
import dev.rollcall.engine.RunRequest;
import dev.rollcall.engine.change.UpgradeChange;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.report.upgrade.UpgradeJsonReporter;
import dev.rollcall.report.upgrade.UpgradeTextReporter;
import dev.rollcall.rule.Rule;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.VersionRange;
import dev.rollcall.text.TextSanitizer;
import java.util.List;
import java.util.function.Supplier;

/** Says what the upgrade of a cluster changes for manifests. */
final class UpgradeCommand implements Command {

  private static final OutputFormat.Choice FORMAT =
      OutputFormat.Choice.of(OutputFormat.TEXT, OutputFormat.JSON);

  /**
   * The options.
   *
   * @param request what is asked for, for the later version, which charts are rendered for as well
   */
  private record Options(
      OutputFormat format,
      VersionRange range,
      List<String> paths,
      SharedOptions shared,
      RenderOptions render,
      RunRequest request) {

    static Options of(Arguments arguments) throws UsageException {
      VersionRange range = minors(arguments);
      return new Options(
          FORMAT.in(arguments),
          range,
          arguments.parameters(2),
          SharedOptions.of(arguments),
          RenderOptions.of(arguments),
          RunOptions.request(arguments).withVersion(range.last()));
    }
  }

  private final Supplier<List<Rule>> rules;

  UpgradeCommand(Supplier<List<Rule>> rules) {
    this.rules = rules;
  }

  @Override
  public String name() {
    return "upgrade";
  }

  @Override
  public String summary() {
    return "Say what the upgrade of a cluster changes for manifests.";
  }

  @Override
  public void describe(CommandSyntax syntax) {
    syntax.add(Parameter.at(0, "FROM", "The Kubernetes that the cluster has, such as 1.31."));
    syntax.add(Parameter.at(1, "TO", "The one that it gets."));
    syntax.add(Parameter.someFrom(2, "PATH", "A file, a directory, or - for standard input."));
    syntax.add(FORMAT.option());
    ConfigOptions.describe(syntax);
    RunOptions.describeLimits(syntax);
    RenderOptions.describe(syntax);
  }

  @Override
  public List<UsageExample> examples() {
    return List.of(
        new UsageExample(
            "rollcall upgrade 1.31 1.36 k8s/",
            "lists what is refused, dropped, filled in or warned of on the way"),
        new UsageExample(
            "rollcall upgrade --render 1.31 1.36 .", "does so for charts and kustomizations"));
  }

  @Override
  public List<ConflictingOptions> exclusions() {
    return RenderOptions.with(ConfigOptions.EXCLUSION);
  }

  @Override
  public ExitCode run(Arguments arguments, CommandContext terminal) throws UsageException {
    Options options = Options.of(arguments);
    String version = options.range().last().toString();
    ManifestRenderer.Rendered rendered =
        new ManifestRenderer(terminal, options.render(), options.shared(), version)
            .renderOnly(options.paths(), false);
    Rollcall.Run run = LintCommand.prepare(terminal, rules.get(), rendered, options.request());
    Rollcall.Upgrade found = run.upgrade(options.range());
    RunResult seen = found.result();
    Rollcall.Upgrade upgrade =
        new Rollcall.Upgrade(
            found.range(), seen.withSkipped(rendered.told(seen.skipped())), found.changes());
    terminal
        .out()
        .print(
            options.format() == OutputFormat.JSON
                ? new UpgradeJsonReporter(Version.current()).report(upgrade)
                : new UpgradeTextReporter(terminal.style(), terminal.width()).report(upgrade));
    tellProblems(upgrade.result(), terminal);
    if (upgrade.result().unreadable() > 0 || upgrade.result().crashed()) {
      return ExitCode.UNREADABLE;
    }
    boolean refused =
        upgrade.changes().stream().anyMatch(change -> change.kind() == UpgradeChange.Kind.REFUSED);
    return refused ? ExitCode.FINDINGS : ExitCode.OK;
  }

  /** What could not be read is no change, and is not passed over. */
  private static void tellProblems(RunResult result, CommandContext terminal) {
    for (Finding finding : result.findings()) {
      boolean unread =
          finding.category() == Category.HYGIENE || finding.rule().equals("yaml-syntax");
      if (unread && finding.severity() == Severity.ERROR) {
        String place = finding.location().file().name() + ": ";
        terminal.err().println("rollcall: " + TextSanitizer.text(place + finding.message()));
      }
    }
  }

  private static VersionRange minors(Arguments arguments) throws UsageException {
    KubernetesVersion from = version(arguments.parameter(0));
    KubernetesVersion to = version(arguments.parameter(1));
    if (from.compareTo(to) >= 0) {
      throw new UsageException(
          from.equals(to)
              ? "FROM and TO are both " + from + "; name two minors"
              : "FROM " + from + " is newer than TO " + to + "; swap them");
    }
    return new VersionRange(from, to);
  }

  private static KubernetesVersion version(String text) throws UsageException {
    try {
      return KubernetesVersion.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
