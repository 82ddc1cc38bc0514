package dev.rollcall.cli;

import dev.rollcall.config.ConfigException;
import dev.rollcall.engine.Rollcall;
import dev.rollcall.engine.RunRequest;
import dev.rollcall.engine.fix.Fixer;
import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.reading.UnusableSchemaException;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.rule.Rule;
import dev.rollcall.schemas.VersionRange;
import dev.rollcall.text.TextSanitizer;
import java.util.List;
import java.util.function.Supplier;

/** Says what is wrong with manifests. */
final class LintCommand implements Command {

  private static final int MIN_FILES_FOR_PROGRESS = 20;

  private final Supplier<List<Rule>> rules;

  LintCommand(Supplier<List<Rule>> rules) {
    this.rules = rules;
  }

  @Override
  public String name() {
    return "lint";
  }

  @Override
  public String summary() {
    return "Say what is wrong with manifests.";
  }

  @Override
  public void describe(CommandSyntax syntax) {
    syntax.add(
        Parameter.all("PATH", "0..*", "A file, a directory, or - for standard input; default: ."));
    ReportOutputs.describe(syntax);
    RunOptions.describe(syntax);
    ConfigOptions.describe(syntax);
    FindingFilter.describe(syntax);
    FixApplier.describe(syntax);
    RenderOptions.describe(syntax);
    LiveCluster.describe(syntax);
    Option.describe(syntax, LintOptions.WATCH);
  }

  @Override
  public List<UsageExample> examples() {
    return List.of(
        new UsageExample("rollcall lint k8s/", "lints the manifests of a directory"),
        new UsageExample(
            "helm template chart | rollcall lint -", "lints what another tool renders"),
        new UsageExample(
            "rollcall lint --format sarif --output out.sarif --format text .",
            "writes a report for a code host and prints the findings"),
        new UsageExample("rollcall lint --diff .", "shows what --fix would change"),
        new UsageExample(
            "rollcall lint --baseline known.json --write-baseline .",
            "accepts what is found today; later runs with --baseline show what is new"));
  }

  @Override
  public List<ConflictingOptions> exclusions() {
    return RenderOptions.with(
        ConfigOptions.EXCLUSION,
        conflict(FixApplier.FIX, FixApplier.DIFF, "--diff shows what --fix would change; drop one"),
        conflict(FixApplier.DIFF, ReportOutputs.FORMAT, "--diff prints a patch; drop one"),
        conflict(
            FixApplier.DIFF,
            ReportOutputs.OUTPUT,
            "--diff prints a patch; redirect it into a file"),
        conflict(FindingFilter.WRITE_BASELINE, FixApplier.FIX, "fix first"),
        conflict(FindingFilter.WRITE_BASELINE, FixApplier.DIFF, "drop one"),
        conflict(
            FindingFilter.WRITE_BASELINE,
            ReportOutputs.FORMAT,
            "a baseline has a format of its own"),
        conflict(
            FindingFilter.WRITE_BASELINE, ReportOutputs.OUTPUT, "it goes to the --baseline FILE"),
        conflict(
            FindingFilter.WRITE_BASELINE,
            FindingFilter.CHANGED_SINCE,
            "a baseline holds all findings"),
        conflict(FindingFilter.WRITE_BASELINE, LintOptions.WATCH, "write it once"),
        conflict(
            FindingFilter.STAGED,
            FindingFilter.CHANGED_SINCE,
            "staged files are compared with HEAD"),
        conflict(
            FindingFilter.STAGED, FindingFilter.WRITE_BASELINE, "a baseline holds all findings"),
        conflict(LiveCluster.LIVE, FixApplier.FIX, "a cluster has no files to write to"),
        conflict(LiveCluster.LIVE, FixApplier.DIFF, "a cluster has no files to compare with"),
        conflict(LiveCluster.LIVE, LintOptions.WATCH, "run it again instead"));
  }

  private static ConflictingOptions conflict(Option one, Option other, String remedy) {
    return new ConflictingOptions(one.name(), other.name(), remedy);
  }

  @Override
  public ExitCode run(Arguments arguments, CommandContext terminal) throws UsageException {
    LintOptions options = LintOptions.of(arguments, terminal);
    if (!options.watch()) {
      return lintOnce(options, terminal);
    }
    FileWatcher watch = new FileWatcher(terminal, options.paths());
    ExitCode code;
    do {
      if (terminal.interactive()) {
        terminal.out().print("\u001b[2J\u001b[H");
      }
      code = lintAgain(options, terminal);
      terminal.out().flush();
      watch.announce();
      terminal.err().flush();
    } while (watch.await());
    return code;
  }

  /** A configuration that is wrong for the moment does not end the watch. */
  private ExitCode lintAgain(LintOptions options, CommandContext terminal) {
    try {
      return lintOnce(options, terminal);
    } catch (UsageException e) {
      e.tell(terminal);
      return ExitCode.USAGE;
    }
  }

  private ExitCode lintOnce(LintOptions options, CommandContext terminal) throws UsageException {
    try {
      return lint(options, terminal);
    } catch (UnusableSchemaException e) {
      throw new UsageException(TextSanitizer.text(String.valueOf(e.getMessage())));
    }
  }

  private ExitCode lint(LintOptions options, CommandContext terminal) throws UsageException {
    options.refuseToOverwrite(terminal);
    ManifestRenderer.Rendered rendered =
        LiveCluster.with(
            new ManifestRenderer(terminal, options.render(), options.shared(), null)
                .renderOnly(options.read(), options.live().wanted()),
            options.live(),
            terminal);
    Inputs inputs = FindingFilter.without(rendered.inputs(), options.filter(), terminal);
    Rollcall.Run run =
        prepare(terminal, rules.get(), rendered.with(inputs), options.shared().request());
    FindingFilter narrowing = FindingFilter.of(options.filter(), terminal, run, options.paths());
    if (options.fix() != FixApplier.Mode.NONE) {
      return repair(options, rendered, terminal, run, narrowing);
    }
    VersionRange range = options.range();
    RunResult result = range == null ? lint(run, terminal) : run.lint(range).result();
    TemplateAdvice advice =
        new TemplateAdvice(terminal, options.render(), options.shared().config());
    result = advice.reworded(result.withSkipped(rendered.told(result.skipped())));
    if (options.filter().write()) {
      return narrowing.write(result);
    }
    narrowing.tellHidden(result);
    RunResult shown = narrowing.apply(result);
    options.outputs().write(shown);
    return ExitCode.of(run.outcome(shown));
  }

  /** Resolves what a run over the inputs takes. */
  static Rollcall.Run prepare(
      CommandContext terminal,
      List<Rule> rules,
      ManifestRenderer.Rendered rendered,
      RunRequest request)
      throws UsageException {
    Rollcall rollcall =
        new Rollcall(
            rules,
            terminal.workingDirectory(),
            bytes -> rendered.over(new FileInputSource(terminal.in(), bytes)),
            RunOptions.CLUSTER.name());
    try {
      return rollcall.prepare(rendered.inputs(), request);
    } catch (ConfigException e) {
      throw ConfigOptions.usage(e);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static RunResult lint(Rollcall.Run run, CommandContext terminal) {
    int files = run.inputs().files().size();
    if (!Boolean.getBoolean("rollcall.progress") || files < MIN_FILES_FOR_PROGRESS) {
      return run.lint().result();
    }
    try (Progress progress = Progress.start(terminal.err(), files)) {
      return run.lint(progress::count).result();
    }
  }

  private static ExitCode repair(
      LintOptions options,
      ManifestRenderer.Rendered rendered,
      CommandContext terminal,
      Rollcall.Run run,
      FindingFilter narrowing)
      throws UsageException {
    Fixer.Outcome outcome =
        run.fix(result -> narrowing.apply(result.withSkipped(rendered.told(result.skipped()))));
    FixApplier repairs = new FixApplier(terminal, run.inputs());
    if (options.fix() == FixApplier.Mode.SHOW) {
      return repairs.show(outcome);
    }
    boolean complete = repairs.write(outcome);
    options.outputs().write(outcome.result());
    return complete ? ExitCode.of(run.outcome(outcome.result())) : ExitCode.UNREADABLE;
  }
}
