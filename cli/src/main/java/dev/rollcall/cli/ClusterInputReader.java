package dev.rollcall.cli;

import dev.rollcall.config.RulePolicy;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.AdmissionPolicyInputs;
import dev.rollcall.engine.ClusterVersion;
import dev.rollcall.engine.admission.PolicyReview;
import dev.rollcall.engine.execution.BoundedExecutor;
import dev.rollcall.engine.execution.BoundedTask;
import dev.rollcall.engine.execution.InputError;
import dev.rollcall.engine.input.BufferedStdin;
import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.engine.input.InputSource;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.input.SkippedInput;
import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.engine.reading.NodeFileReader;
import dev.rollcall.engine.reading.TemplateSummary;
import dev.rollcall.engine.reading.UnrenderedMessage;
import dev.rollcall.engine.reading.VersionWatch;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.model.Inventory;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.ClusterFacts;
import dev.rollcall.placement.ClusterPlacer;
import dev.rollcall.placement.reference.ReferenceClusters;
import dev.rollcall.report.RunScope;
import dev.rollcall.report.SkippedSummary;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what commands about placement ask for, and says what could not be read. */
final class ClusterInputReader {

  private final CommandContext terminal;
  private final InputFinder loader;
  private final boolean versionGiven;
  private LintSettings settings;
  private boolean unreadable;
  private boolean broken;
  private int templates;
  private int daemonSets;
  private int files;
  private int objects;

  /**
   * Creates an input.
   *
   * @param settings the Kubernetes to read for, how much is read and taken time for
   */
  ClusterInputReader(CommandContext terminal, LintSettings settings) {
    this(terminal, settings, true);
  }

  /**
   * Creates an input.
   *
   * @param versionGiven whether somebody says for which version is read; if not, the nodes do
   */
  ClusterInputReader(CommandContext terminal, LintSettings settings, boolean versionGiven) {
    this.versionGiven = versionGiven;
    this.terminal = terminal;
    this.loader = new InputFinder(terminal.workingDirectory());
    this.settings = settings;
  }

  /** Reads paths as a user writes them. */
  ClusterReader.ClusterState read(List<String> paths) {
    return read(loader.find(paths));
  }

  /** Does what all inputs are needed for together, within the limits. */
  <T> T step(String name, Supplier<T> work) {
    return BoundedTask.run(name, settings.limits(), work);
  }

  /** Returns what works on many things at a time, within the limits. */
  BoundedExecutor executor() {
    return new BoundedExecutor(settings.threads(), settings.limits().seconds());
  }

  /** Reads files; what cannot be read goes to standard error. */
  ClusterReader.ClusterState read(Inputs inputs) {
    return read(new ManifestRenderer.Rendered(inputs, Map.of()), false);
  }

  /** Reads files and what was rendered; what cannot be read goes to standard error. */
  ClusterReader.ClusterState read(ManifestRenderer.Rendered inputs) {
    return read(inputs, true);
  }

  private ClusterReader.ClusterState read(ManifestRenderer.Rendered inputs, boolean renders) {
    FileInputSource files = new FileInputSource(terminal.in(), settings.mostBytes());
    InputSource texts = BufferedStdin.preload(inputs.over(files), inputs.inputs());
    ClusterVersion.Judged judged =
        ClusterVersion.read(
            settings, versionGiven, (each, watch) -> read(inputs.inputs(), texts, each, watch));
    settings = judged.settings();
    ClusterReader.ClusterState result = judged.state();
    for (InputError problem : result.unreadable()) {
      unreadable = true;
      terminal.printError(problem.name() + ": " + problem.message());
    }
    for (Finding finding : result.findings()) {
      unreadable |= finding.rule().equals("unreadable-dump");
      broken |= finding.severity() == Severity.ERROR;
      Span span = finding.location().span();
      String file = finding.location().file().name();
      terminal.printErrorAt(
          file + ":" + span.line() + ":" + span.column(), message(finding, renders));
    }
    daemonSets += result.inventory().daemonSets().size();
    this.files += inputs.inputs().files().size();
    objects += result.inventory().size();
    List<SkippedInput> notSeen = new ArrayList<>(inputs.inputs().excluded());
    notSeen.addAll(inputs.told(result.skipped()));
    for (SkippedInput one : notSeen) {
      templates += one.reason().equals("unrendered-template") ? one.count() : 0;
    }
    String skipped = SkippedSummary.of(notSeen);
    if (!skipped.isEmpty()) {
      terminal.printError(skipped);
    }
    return result;
  }

  /** Advice to render is for commands that do. */
  private static String message(Finding finding, boolean renders) {
    if (!finding.rule().equals(TemplateSummary.RULE)) {
      return finding.message();
    }
    UnrenderedMessage message = UnrenderedMessage.of(finding.message());
    return renders ? message.textOfPaths() : message.what();
  }

  private static ClusterReader.ClusterState read(
      Inputs inputs, InputSource texts, LintSettings settings, VersionWatch watch) {
    LintSettings all = LintSettings.of(settings.version()).withLimits(settings.limits());
    return new ClusterReader(BuiltInRules.all(), all, texts).read(inputs, watch);
  }

  /** Returns how the inputs that were read are judged, for the version of their nodes. */
  LintSettings settings() {
    return settings;
  }

  /** Returns what was looked at to answer for a cluster. */
  RunScope scope(Cluster cluster) {
    int policies = settings.admission().size();
    return new RunScope(files, objects, policies, settings.version().toString(), cluster);
  }

  /**
   * Returns what asks the policies of the settings.
   *
   * @param configured what the configuration says of rules for a file
   */
  PolicyReview policies(LintSettings judged, Function<String, RulePolicy> configured) {
    FileInputSource files = new FileInputSource(terminal.in(), judged.mostBytes());
    return AdmissionPolicyInputs.review(judged, SchemaCatalog.bundled(), files, configured);
  }

  /** Returns what places the pods of a cluster of the wanted version. */
  ClusterPlacer placer(LintSettings judged) throws UsageException {
    return placer(judged.cluster())
        .with(judged.policies().clusters())
        .with(new ClusterFacts(judged.version(), judged.complete(), Map.of()));
  }

  /** Returns what stands in for nodes that the input does not have. */
  ClusterPlacer placer(@Nullable String cluster) throws UsageException {
    return new ClusterPlacer(cluster, nodesOf(cluster));
  }

  /** Returns the nodes, or what declares them, behind {@code --cluster} where it is a path. */
  private Inventory nodesOf(@Nullable String cluster) throws UsageException {
    if (cluster == null || ReferenceClusters.has(cluster)) {
      return Inventory.EMPTY;
    }
    try {
      // Nodes that stand in say nothing of the cluster that is judged for.
      ClusterInputReader nodes = new ClusterInputReader(terminal, settings);
      Inventory read = NodeFileReader.read(RunOptions.CLUSTER.name(), cluster, loader, nodes::read);
      unreadable |= nodes.unreadable;
      broken |= nodes.broken;
      return read;
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
