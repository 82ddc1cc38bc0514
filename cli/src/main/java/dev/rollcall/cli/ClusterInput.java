package dev.rollcall.cli;

import dev.rollcall.config.Limits;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.ClusterNodes;
import dev.rollcall.engine.GitTree;
import dev.rollcall.engine.Inputs;
import dev.rollcall.engine.Intake;
import dev.rollcall.engine.Loader;
import dev.rollcall.engine.Placer;
import dev.rollcall.engine.Settings;
import dev.rollcall.engine.Skipped;
import dev.rollcall.engine.SourceReader;
import dev.rollcall.engine.Step;
import dev.rollcall.engine.Unreadable;
import dev.rollcall.model.Node;
import dev.rollcall.placement.ReferenceClusters;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.source.Span;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what commands about placement ask for, and says what could not be read. */
final class ClusterInput {

  /** What the state before a change may be given as. */
  static final String STATE =
      "The state before: a directory, a file, - for standard input, or git:REVISION for AFTER as it"
          + " was then.";

  private final Terminal terminal;
  private final Loader loader;
  private final Limits limits;
  private final Intake intake;
  private boolean unreadable;

  /**
   * Makes an input.
   *
   * @param limits how much is read and taken time for
   */
  ClusterInput(Terminal terminal, Limits limits) {
    this.terminal = terminal;
    this.loader = new Loader(terminal.workingDirectory());
    this.limits = limits;
    Settings settings = Settings.of(SchemaCatalog.bundled().preferred()).withLimits(limits);
    SourceReader sources = new SourceReader(terminal.in(), settings.mostBytes());
    this.intake = new Intake(BuiltInRules.all(), settings, sources);
  }

  /** Reads paths as a user writes them. */
  Intake.Result read(List<String> paths) {
    return read(loader.find(paths));
  }

  /**
   * Reads one of two states.
   *
   * @param state a path, or {@code git:REVISION} for the other path as it was then
   */
  Intake.Result readState(String state, String other) throws UsageException {
    if (state.equals(Loader.STDIN) && other.equals(Loader.STDIN)) {
      throw new UsageException("standard input holds one state; give the other as a path");
    }
    if (!state.startsWith(GitTree.PREFIX)) {
      return read(List.of(state));
    }
    String revision = state.substring(GitTree.PREFIX.length());
    if (other.startsWith(GitTree.PREFIX) || other.equals(Loader.STDIN)) {
      throw new UsageException("\"" + state + "\" needs a path in a work tree beside it");
    }
    try (GitTree tree = GitTree.open(revision, other, terminal.workingDirectory())) {
      return read(tree.inputs(loader));
    } catch (GitTree.GitException e) {
      String reason = String.valueOf(e.getMessage()).replace("fatal: ", "");
      throw new UsageException("\"" + state + "\": " + reason);
    } catch (IOException e) {
      throw new UsageException("\"" + state + "\": git cannot be run: " + e.getMessage());
    }
  }

  /** Does what all inputs are needed for together, within the limits. */
  <T> T step(String name, Supplier<T> work) {
    return Step.run(name, limits, work);
  }

  /** Reads files; what cannot be read goes to standard error. */
  Intake.Result read(Inputs inputs) {
    Intake.Result result = intake.read(inputs);
    for (Unreadable problem : result.unreadable()) {
      unreadable = true;
      terminal.tell(problem.name() + ": " + problem.message());
    }
    for (Finding finding : result.findings()) {
      unreadable |= finding.severity() == Severity.ERROR;
      Span span = finding.location().span();
      String file = finding.location().file().name();
      terminal.tellOf(file + ":" + span.line() + ":" + span.column(), finding.message());
    }
    tellSkipped(result.skipped());
    return result;
  }

  private void tellSkipped(List<Skipped> skipped) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Skipped one : skipped) {
      counts.merge(one.reason().replace('-', ' '), one.count(), Integer::sum);
    }
    if (!counts.isEmpty()) {
      StringBuilder out = new StringBuilder();
      counts.forEach(
          (reason, count) ->
              out.append(out.isEmpty() ? "" : ", ").append(count).append(' ').append(reason));
      terminal.tell("not looked at: " + out);
    }
  }

  /** Returns what stands in for nodes that the input does not have. */
  Placer placer(@Nullable String cluster) throws UsageException {
    return new Placer(cluster, nodesOf(cluster));
  }

  /** Returns the nodes behind {@code --cluster} where it is a path. */
  List<Node> nodesOf(@Nullable String cluster) throws UsageException {
    if (cluster == null || ReferenceClusters.has(cluster)) {
      return List.of();
    }
    try {
      return ClusterNodes.read("--cluster", cluster, loader, this::read);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /** Returns the exit code as far as reading decides it. */
  ExitCode exitCode() {
    return unreadable ? ExitCode.UNREADABLE : ExitCode.OK;
  }
}
