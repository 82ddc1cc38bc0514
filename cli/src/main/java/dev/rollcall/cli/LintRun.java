package dev.rollcall.cli;

import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.ConfigResolver;
import dev.rollcall.engine.Linter;
import dev.rollcall.engine.RunRequest;
import dev.rollcall.engine.fix.Fixer;
import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.InputSource;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.placement.reference.ReferenceClusters;
import dev.rollcall.rule.Rule;
import dev.rollcall.schemas.SchemaCatalog;
import java.io.PrintStream;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** A lint run as the arguments and the configurations ask for it. */
final class LintRun {

  private static final int FEW_FILES = 20;

  private final List<Rule> rules;
  private final SchemaCatalog catalog;
  private final PrintStream err;
  private final LintSettings settings;
  private final Inputs inputs;
  private final @Nullable Severity failOn;
  private final InputSource sources;

  private LintRun(
      List<Rule> rules,
      PrintStream err,
      SchemaCatalog catalog,
      LintSettings settings,
      Inputs inputs,
      @Nullable Severity failOn,
      InputSource sources) {
    this.rules = rules;
    this.err = err;
    this.catalog = catalog;
    this.settings = settings;
    this.inputs = inputs;
    this.failOn = failOn;
    this.sources = sources;
  }

  /** Prepares a run over the inputs. */
  static LintRun of(
      ParseResult arguments,
      CommandContext terminal,
      List<Rule> rules,
      ManifestRenderer.Rendered found)
      throws UsageException {
    SchemaCatalog catalog = SchemaCatalog.bundled();
    RunRequest wishes = RunOptions.wishes(arguments);
    ConfigResolver.Configured configured =
        ConfigOptions.configure(arguments, terminal, found.inputs());
    LintSettings settings =
        wishes.settings(catalog, configured.run()).withPolicies(configured.policies());
    String cluster = settings.cluster();
    if (cluster != null && !ReferenceClusters.has(cluster)) {
      settings =
          settings.withNodes(new ClusterInputReader(terminal, settings.limits()).nodesOf(cluster));
    }
    Severity failOn = wishes.failsFrom(configured.run());
    InputSource sources = found.over(new FileInputSource(terminal.in(), settings.mostBytes()));
    return new LintRun(
        rules, terminal.err(), catalog, settings, configured.inputs(), failOn, sources);
  }

  RunResult lint() {
    int files = inputs.files().size();
    if (!Boolean.getBoolean("rollcall.progress") || files < FEW_FILES) {
      return lint(sources);
    }
    try (Progress progress = Progress.start(err, files)) {
      return lint(progress.count(sources));
    }
  }

  private RunResult lint(InputSource texts) {
    return new Linter(rules, catalog, settings, texts).lint(inputs);
  }

  /** Returns what safe fixes make of the inputs, as far as their findings are shown. */
  Fixer.Outcome fix(UnaryOperator<RunResult> shown) {
    return new Fixer(sources, texts -> shown.apply(lint(texts))).fix();
  }

  Inputs inputs() {
    return inputs;
  }

  /** Returns what the result means for the caller. */
  ExitCode exitCode(RunResult result) {
    if (result.unreadable() > 0 || result.crashed()) {
      return ExitCode.UNREADABLE;
    }
    boolean fails =
        failOn != null
            && result.findings().stream().anyMatch(finding -> finding.severity().atLeast(failOn));
    return fails ? ExitCode.FINDINGS : ExitCode.OK;
  }
}
