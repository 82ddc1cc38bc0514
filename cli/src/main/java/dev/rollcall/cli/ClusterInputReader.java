package dev.rollcall.cli;

import dev.rollcall.config.Limits;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.execution.BoundedTask;
import dev.rollcall.engine.execution.InputError;
import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.GitSnapshot;
import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.engine.input.InputSource;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.input.SkippedInput;
import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.engine.reading.NodeFileReader;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.model.Node;
import dev.rollcall.placement.ClusterFacts;
import dev.rollcall.placement.ClusterPlacer;
import dev.rollcall.placement.reference.ReferenceClusters;
import dev.rollcall.report.SkippedSummary;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.source.Span;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads what commands about placement ask for, and says what could not be read. */
final class ClusterInputReader {

  /** What the state before a change may be given as. */
  static final String STATE =
      "The state before: a directory, a file, - for standard input, or git:REVISION for AFTER as it"
          + " was then.";

  private final CommandContext terminal;
  private final InputFinder loader;
  private final Limits limits;
  private final ClusterReader intake;
  private boolean unreadable;
  private boolean broken;
  private boolean missing;
  private int templates;
  private int daemonSets;

  /**
   * Creates an input.
   *
   * @param settings the Kubernetes to read for, how much is read and taken time for
   */
  ClusterInputReader(CommandContext terminal, LintSettings settings) {
    this(terminal, settings, UnaryOperator.identity());
  }

  /**
   * Creates an input some of whose texts are at hand.
   *
   * @param texts gives them before the files are read
   */
  ClusterInputReader(
      CommandContext terminal, LintSettings settings, UnaryOperator<InputSource> texts) {
    this.terminal = terminal;
    this.loader = new InputFinder(terminal.workingDirectory());
    this.limits = settings.limits();
    LintSettings all = LintSettings.of(settings.version()).withLimits(limits);
    FileInputSource sources = new FileInputSource(terminal.in(), all.mostBytes());
    this.intake = new ClusterReader(BuiltInRules.all(), all, texts.apply(sources));
  }

  /** Reads paths as a user writes them. */
  ClusterReader.ClusterState read(List<String> paths) {
    return read(loader.find(paths));
  }

  /**
   * Reads one of two states.
   *
   * @param state a path, or {@code git:REVISION} for the other path as it was then
   */
  ClusterReader.ClusterState readState(String state, String other) throws UsageException {
    if (state.equals(InputFinder.STDIN) && other.equals(InputFinder.STDIN)) {
      throw new UsageException("standard input holds one state; give the other as a path");
    }
    if (!state.startsWith(GitSnapshot.PREFIX)) {
      Inputs found = loader.find(List.of(state));
      missing |= found.files().isEmpty() && !found.unreadable().isEmpty();
      if (found.files().isEmpty() && found.unreadable().isEmpty()) {
        terminal.printError(state + " holds no file that ends in .yaml, .yml or .json");
      }
      return read(found);
    }
    String revision = state.substring(GitSnapshot.PREFIX.length());
    if (other.startsWith(GitSnapshot.PREFIX) || other.equals(InputFinder.STDIN)) {
      throw new UsageException("\"" + state + "\" needs a path in a work tree beside it");
    }
    try (GitSnapshot tree = GitSnapshot.open(revision, other, terminal.workingDirectory())) {
      return read(tree.inputs(loader));
    } catch (GitSnapshot.GitException e) {
      String reason = String.valueOf(e.getMessage()).replace("fatal: ", "");
      throw new UsageException("\"" + state + "\": " + reason);
    } catch (IOException e) {
      throw new UsageException("\"" + state + "\": git cannot be run: " + e.getMessage());
    }
  }

  /** Returns whether a state does not exist, so that there is nothing to compare. */
  boolean isStateMissing() {
    return missing;
  }

  /** Does what all inputs are needed for together, within the limits. */
  <T> T step(String name, Supplier<T> work) {
    return BoundedTask.run(name, limits, work);
  }

  /** Reads files; what cannot be read goes to standard error. */
  ClusterReader.ClusterState read(Inputs inputs) {
    ClusterReader.ClusterState result = intake.read(inputs);
    for (InputError problem : result.unreadable()) {
      unreadable = true;
      terminal.printError(problem.name() + ": " + problem.message());
    }
    for (Finding finding : result.findings()) {
      unreadable |= finding.rule().equals("unreadable-dump");
      broken |= finding.severity() == Severity.ERROR;
      Span span = finding.location().span();
      String file = finding.location().file().name();
      terminal.printErrorAt(file + ":" + span.line() + ":" + span.column(), finding.message());
    }
    daemonSets += result.inventory().daemonSets().size();
    for (SkippedInput one : result.skipped()) {
      templates += one.reason().equals("unrendered-template") ? one.count() : 0;
    }
    String skipped = SkippedSummary.of(result.skipped());
    if (!skipped.isEmpty()) {
      terminal.printError(skipped);
    }
    return result;
  }

  /** Returns what places the pods of a cluster of the wanted version. */
  ClusterPlacer placer(LintSettings settings) throws UsageException {
    return placer(settings.cluster())
        .with(new ClusterFacts(settings.version(), settings.complete(), Map.of()));
  }

  /** Returns what stands in for nodes that the input does not have. */
  ClusterPlacer placer(@Nullable String cluster) throws UsageException {
    return new ClusterPlacer(cluster, nodesOf(cluster));
  }

  /** Returns the nodes behind {@code --cluster} where it is a path. */
  List<Node> nodesOf(@Nullable String cluster) throws UsageException {
    if (cluster == null || ReferenceClusters.has(cluster)) {
      return List.of();
    }
    try {
      return NodeFileReader.read("--cluster", cluster, loader, this::read);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Returns the exit code: what could not be read, or is no YAML, comes before the answer.
   *
   * @param answer what the answer itself would end with
   */
  ExitCode exitCode(ExitCode answer) {
    // Where templates are all there is, nothing was looked at.
    if (unreadable || (templates > 0 && daemonSets == 0)) {
      return ExitCode.UNREADABLE;
    }
    return broken ? ExitCode.FINDINGS : answer;
  }
}
