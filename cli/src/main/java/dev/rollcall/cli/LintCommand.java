package dev.rollcall.cli;

import dev.rollcall.config.ConfigException;
import dev.rollcall.engine.Rollcall;
import dev.rollcall.engine.RunRequest;
import dev.rollcall.engine.fix.Fixer;
import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.reading.UnusableSchemaException;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.rule.Rule;
import dev.rollcall.schemas.VersionRange;
import dev.rollcall.text.TextSanitizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

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
  public void describe(CommandSpec spec) {
    spec.addPositional(
        OptionSpecs.parameters(
            "PATH", "0..*", "A file, a directory, or - for standard input; default: ."));
    ReportOutputs.describe(spec);
    RunOptions.describe(spec);
    ConfigOptions.describe(spec);
    FindingFilter.describe(spec);
    FixApplier.describe(spec);
    ManifestRenderer.describe(spec);
    LiveCluster.describe(spec);
    spec.addOption(
        OptionSpecs.flag("--watch", "Lint again whenever a file changes, until Ctrl-C."));
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
    return List.of(
        ConfigOptions.EXCLUSION,
        new ConflictingOptions("--fix", "--diff", "--diff shows what --fix would change; drop one"),
        new ConflictingOptions("--diff", "--format", "--diff prints a patch; drop one"),
        new ConflictingOptions(
            "--diff", "--output", "--diff prints a patch; redirect it into a file"),
        new ConflictingOptions("--write-baseline", "--fix", "fix first"),
        new ConflictingOptions("--write-baseline", "--diff", "drop one"),
        new ConflictingOptions(
            "--write-baseline", "--format", "a baseline has a format of its own"),
        new ConflictingOptions("--write-baseline", "--output", "it goes to the --baseline FILE"),
        new ConflictingOptions(
            "--write-baseline", "--changed-since", "a baseline holds all findings"),
        new ConflictingOptions("--write-baseline", "--watch", "write it once"),
        new ConflictingOptions(
            "--staged", "--changed-since", "staged files are compared with HEAD"),
        new ConflictingOptions("--staged", "--write-baseline", "a baseline holds all findings"),
        new ConflictingOptions("--no-render", "--render", "drop one of them"),
        new ConflictingOptions("--live", "--fix", "a cluster has no files to write to"),
        new ConflictingOptions("--live", "--diff", "a cluster has no files to compare with"),
        new ConflictingOptions("--live", "--watch", "run it again instead"),
        new ConflictingOptions(
            "--no-render", "--values", "values are for charts that are rendered"));
  }

  @Override
  public ExitCode run(ParseResult arguments, CommandContext terminal) throws UsageException {
    if (!OptionSpecs.flag(arguments, false, "--watch")) {
      return lintOnce(arguments, terminal);
    }
    List<String> paths = paths(arguments);
    if (paths.contains(InputFinder.STDIN)) {
      throw new UsageException("--watch cannot watch standard input; name files");
    }
    FileWatcher watch = new FileWatcher(terminal, paths);
    ExitCode code;
    do {
      if (terminal.interactive()) {
        terminal.out().print("\u001b[2J\u001b[H");
      }
      code = lintAgain(arguments, terminal);
      terminal.out().flush();
      watch.announce();
      terminal.err().flush();
    } while (watch.await());
    return code;
  }

  /** A configuration that is wrong for the moment does not end the watch. */
  private ExitCode lintAgain(ParseResult arguments, CommandContext terminal) {
    try {
      return lintOnce(arguments, terminal);
    } catch (UsageException e) {
      e.tell(terminal);
      return ExitCode.USAGE;
    }
  }

  private ExitCode lintOnce(ParseResult arguments, CommandContext terminal) throws UsageException {
    try {
      return lint(arguments, terminal);
    } catch (UnusableSchemaException e) {
      throw new UsageException(TextSanitizer.text(String.valueOf(e.getMessage())));
    }
  }

  private ExitCode lint(ParseResult arguments, CommandContext terminal) throws UsageException {
    ReportOutputs outputs = ReportOutputs.of(arguments, terminal);
    refuseToOverwrite(arguments, terminal);
    ManifestRenderer.Rendered rendered =
        LiveCluster.with(
            ManifestRenderer.render(arguments, terminal, read(arguments)), arguments, terminal);
    Inputs inputs = FindingFilter.without(rendered.inputs(), arguments, terminal);
    Rollcall.Run run =
        prepare(
            terminal,
            rules.get(),
            new ManifestRenderer.Rendered(inputs, rendered.texts()),
            RunOptions.request(arguments));
    FindingFilter narrowing = FindingFilter.of(arguments, terminal, run, paths(arguments));
    if (FixApplier.fixes(arguments) || FixApplier.shows(arguments)) {
      RunOptions.refuseRange(arguments, "a fix");
      return repair(arguments, terminal, run, narrowing, outputs);
    }
    VersionRange range = RunOptions.range(arguments);
    RunResult result = range == null ? lint(run, terminal) : run.lint(range).result();
    if (FindingFilter.writes(arguments)) {
      return narrowing.write(result);
    }
    narrowing.tellHidden(result);
    RunResult shown = narrowing.apply(result);
    outputs.write(shown);
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
            "--cluster");
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

  /** A report in place of a manifest is never meant. */
  private static void refuseToOverwrite(ParseResult arguments, CommandContext terminal)
      throws UsageException {
    List<String> paths = paths(arguments);
    if (FixApplier.fixes(arguments) && paths.contains(InputFinder.STDIN)) {
      throw new UsageException("--fix cannot write to standard input; use --diff");
    }
    List<String> written = new ArrayList<>(OptionSpecs.strings(arguments, "--output"));
    String baseline = OptionSpecs.string(arguments, "--baseline");
    if (baseline != null && FindingFilter.writes(arguments)) {
      written.add(baseline);
    }
    for (String file : written) {
      for (String path : paths) {
        if (!path.equals(InputFinder.STDIN) && terminal.isOneFile(file, path)) {
          throw new UsageException(
              "\"" + file + "\" is both read and written; write to another file");
        }
      }
    }
  }

  private static ExitCode repair(
      ParseResult arguments,
      CommandContext terminal,
      Rollcall.Run run,
      FindingFilter narrowing,
      ReportOutputs outputs)
      throws UsageException {
    Fixer.Outcome outcome = run.fix(narrowing::apply);
    FixApplier repairs = new FixApplier(terminal, run.inputs());
    if (FixApplier.shows(arguments)) {
      return repairs.show(outcome);
    }
    boolean complete = repairs.write(outcome);
    outputs.write(outcome.result());
    return complete ? ExitCode.of(run.outcome(outcome.result())) : ExitCode.UNREADABLE;
  }

  /** Returns the paths that are read: with staged files all that is beside them. */
  private static List<String> read(ParseResult arguments) {
    return StagedFiles.areGiven(arguments) ? List.of(".") : paths(arguments);
  }

  private static List<String> paths(ParseResult arguments) {
    List<String> paths = OptionSpecs.parameters(arguments);
    return paths.isEmpty() && !LiveCluster.isWanted(arguments) ? List.of(".") : paths;
  }
}
