package dev.rollcall.engine;

import dev.rollcall.config.Config;
import dev.rollcall.config.ConfigException;
import dev.rollcall.config.ConfigLoader;
import dev.rollcall.config.FilePolicies;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.change.UpgradeChange;
import dev.rollcall.engine.change.UpgradeReview;
import dev.rollcall.engine.execution.BoundedTask;
import dev.rollcall.engine.fix.Fixer;
import dev.rollcall.engine.input.BufferedStdin;
import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.engine.input.InputSource;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.engine.reading.NodeFileReader;
import dev.rollcall.engine.reading.RefusedDaemonSets;
import dev.rollcall.engine.reading.VersionWatch;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.engine.ruleset.RuleLookup;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.ClusterPlacer;
import dev.rollcall.placement.reference.ReferenceClusters;
import dev.rollcall.rule.Rule;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.schemas.VersionRange;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The facade: lints, fixes and places manifests as a request and the configuration say. The command
 * line, the Maven plugin and programs that use rollcall as a library call the same methods.
 */
public final class Rollcall {

  private final List<Rule> rules;
  private final Path directory;
  private final LongFunction<? extends InputSource> sources;
  private final String clusterOption;

  /**
   * What a run came to.
   *
   * @param failOn the lowest severity that fails the run, or null for never
   * @param inputs the inputs without those that the configuration excludes
   * @param additionalInputs files and directories read in addition to the inputs: nodes, schemas
   */
  public record Outcome(
      RunResult result, @Nullable Severity failOn, Inputs inputs, List<Path> additionalInputs) {

    public Outcome {
      additionalInputs = List.copyOf(additionalInputs);
    }

    /** Returns the same outcome with a result of which some findings are hidden. */
    public Outcome with(RunResult other) {
      return new Outcome(other, failOn, inputs, additionalInputs);
    }

    /** Returns the number of findings that fail the run. */
    public int failingFindings() {
      return failOn == null ? 0 : result.countFrom(failOn);
    }
  }

  /**
   * What an upgrade changes.
   *
   * @param result what was found for all minors on the way
   */
  public record Upgrade(VersionRange range, RunResult result, List<UpgradeChange> changes) {

    public Upgrade {
      changes = List.copyOf(changes);
    }
  }

  /** What was read, and where its pods go. */
  public record Placed(ClusterReader.ClusterState read, Cluster cluster) {}

  /** A request whose settings are resolved, before any input is read. */
  public final class Run {

    private final SchemaCatalog catalog;
    private final LintSettings settings;
    private final Inputs inputs;
    private final InputSource texts;
    private final List<Path> additional;
    private final @Nullable Path baseline;
    private final boolean versionGiven;

    private Run(
        SchemaCatalog catalog,
        LintSettings settings,
        ConfigResolver.Configured configured,
        InputSource texts,
        List<Path> additional,
        boolean versionGiven) {
      this.versionGiven = versionGiven;
      this.catalog = catalog;
      this.settings = settings;
      this.inputs = configured.inputs();
      this.baseline = configured.run().baseline();
      this.texts = texts;
      this.additional = additional;
    }

    /** Returns the inputs without those that the configuration excludes. */
    public Inputs inputs() {
      return inputs;
    }

    /** Returns the baseline that the configuration names, null for none. */
    public @Nullable Path baseline() {
      return baseline;
    }

    /** Returns the files and directories that are read in addition to the inputs. */
    public List<Path> additionalInputs() {
      return List.copyOf(additional);
    }

    /** Lints the inputs. */
    public Outcome lint() {
      return outcome(lintFrom(texts));
    }

    /** Lints other inputs by the settings of this run, such as an earlier state of its own. */
    public RunResult lint(Inputs others) {
      return new Linter(rules, catalog, settings, texts).lint(others);
    }

    /** Lints the inputs, which are read from an observed source of texts. */
    public Outcome lint(UnaryOperator<InputSource> observed) {
      return outcome(lintFrom(observed.apply(texts)));
    }

    /**
     * Lints the inputs again, which are read from an observed source of texts.
     *
     * @param scope what earlier runs came to, and what matters of this one
     */
    public Outcome lint(UnaryOperator<InputSource> observed, LintScope scope) {
      return outcome(lintFrom(observed.apply(texts), scope));
    }

    /** Lints the inputs for every minor of a range; findings tell the minors that they hold for. */
    public Outcome lint(VersionRange range) {
      InputSource read = BufferedStdin.preload(texts, inputs);
      return outcome(VersionFindings.join(lintEach(range, read)));
    }

    private List<RunResult> lintEach(VersionRange range, InputSource read) {
      List<RunResult> results = new ArrayList<>();
      for (KubernetesVersion version : range.versions()) {
        LintSettings other = settings.withVersion(version);
        results.add(new Linter(rules, catalog, other, read).lint(inputs));
      }
      return results;
    }

    /** Returns what the upgrade of a cluster changes for the inputs. */
    public Upgrade upgrade(VersionRange range) {
      InputSource read = BufferedStdin.preload(texts, inputs);
      RunResult result = VersionFindings.join(lintEach(range, read));
      ClusterReader.ClusterState state = new ClusterReader(rules, settings, read).read(inputs);
      return new Upgrade(
          range,
          result,
          UpgradeReview.changes(catalog, range, result.findings(), state.contents()));
    }

    /** Returns what safe fixes make of the inputs, limited to findings shown; writes nothing. */
    public Fixer.Outcome fix(UnaryOperator<RunResult> shown) {
      return new Fixer(texts, edited -> shown.apply(lintFrom(edited))).fix();
    }

    /**
     * Returns what safe fixes make of the files of a scope, as an observed source of texts has
     * them; writes nothing.
     */
    public Fixer.Outcome fix(UnaryOperator<InputSource> observed, LintScope scope) {
      return new Fixer(observed.apply(texts), edited -> lintFrom(edited, scope)).fix();
    }

    /** Returns the outcome of this run for a result. */
    public Outcome outcome(RunResult result) {
      return new Outcome(result, settings.failOn(), inputs, additional);
    }

    private RunResult lintFrom(InputSource edited) {
      return lintFrom(edited, LintScope.WHOLE);
    }

    private RunResult lintFrom(InputSource edited, LintScope scope) {
      InputSource repeatable = BufferedStdin.preload(edited, inputs);
      if (versionGiven) {
        return PrintedFindings.without(
            lintFor(settings.version(), repeatable, scope, VersionWatch.NONE), false);
      }
      ClusterVersionGuess guess = ClusterVersionGuess.of(inputs, repeatable);
      KubernetesVersion usual = settings.version();
      ClusterVersion.Tried<RunResult> first = firstLinted(guess, scope);
      RunResult result = first.outcome();
      KubernetesVersion own = ClusterVersion.of(result.cluster().inventory());
      KubernetesVersion judged = own == null ? usual : own;
      if (judged.minor() != first.version().minor()) {
        result = lintFor(judged, guess.sources(), scope, VersionWatch.NONE);
      }
      return PrintedFindings.without(result, own != null);
    }

    private ClusterVersion.Tried<RunResult> firstLinted(
        ClusterVersionGuess guess, LintScope scope) {
      KubernetesVersion told = guess.version();
      if (told != null || scope.cache() != null) {
        KubernetesVersion first = told == null ? settings.version() : told;
        return new ClusterVersion.Tried<>(
            first, lintFor(first, guess.sources(), scope, VersionWatch.NONE));
      }
      return ClusterVersion.tried(
          settings.version(), (version, watch) -> lintFor(version, guess.sources(), scope, watch));
    }

    private RunResult lintFor(
        KubernetesVersion version, InputSource source, LintScope scope, VersionWatch watch) {
      LintSettings judged = settings.withVersion(version);
      return new Linter(rules, catalog, judged, source, scope).lint(inputs, watch);
    }

    /**
     * Places the pods of the inputs.
     *
     * @throws BoundedTask.LimitExceededException if placing takes too long
     */
    public Placed place() {
      InputSource repeatable = versionGiven ? texts : BufferedStdin.preload(texts, inputs);
      ClusterVersion.Judged judged =
          ClusterVersion.read(
              settings,
              versionGiven,
              (each, watch) -> new ClusterReader(rules, each, repeatable).read(inputs, watch));
      LintSettings how = judged.settings();
      ClusterReader.ClusterState read = judged.state();
      ClusterPlacer placer =
          new ClusterPlacer(how.cluster(), how.nodes())
              .with(how.policies().clusters())
              .observing()
              .with(
                  AdmissionPolicyInputs.review(how, catalog, texts, how.policies()::of)
                      .with(RefusedDaemonSets.facts(read, catalog, how), read));
      return new Placed(
          read,
          BoundedTask.run(
              "placing the pods", settings.limits(), () -> placer.place(read.inventory())));
    }
  }

  /**
   * Creates a facade.
   *
   * @param rules all rules; the request and the configuration say which are enabled
   * @param directory the directory that relative paths are relative to
   * @param sources the source of texts, for a maximum size of a file in bytes
   * @param clusterOption the name of the option that gives the cluster, for messages
   */
  public Rollcall(
      List<Rule> rules,
      Path directory,
      LongFunction<? extends InputSource> sources,
      String clusterOption) {
    this.rules = List.copyOf(rules);
    this.directory = directory;
    this.sources = sources;
    this.clusterOption = clusterOption;
  }

  /** Returns a facade that reads files and nothing else. */
  public static Rollcall ofFiles(List<Rule> rules, Path directory) {
    return new Rollcall(
        rules,
        directory,
        bytes -> new FileInputSource(InputStream.nullInputStream(), bytes),
        "cluster");
  }

  /**
   * Lints files and directories.
   *
   * @throws ConfigException if a configuration is wrong
   * @throws IllegalArgumentException if the request cannot be met, with the reason
   */
  public Outcome lint(List<String> paths, RunRequest request) throws ConfigException {
    return prepare(new InputFinder(directory).find(paths), request).lint();
  }

  /**
   * Places the pods of files and directories.
   *
   * @throws ConfigException if a configuration is wrong
   * @throws IllegalArgumentException if the request cannot be met, with the reason
   */
  public Placed place(List<String> paths, RunRequest request) throws ConfigException {
    return prepare(new InputFinder(directory).find(paths), request).place();
  }

  /**
   * Resolves the settings of a run over inputs.
   *
   * @throws ConfigException if a configuration is wrong
   * @throws IllegalArgumentException if the request cannot be met, with the reason
   */
  public Run prepare(Inputs inputs, RunRequest request) throws ConfigException {
    refuseUnknown(request.only());
    refuseUnknown(request.skip());
    if (!request.only().isEmpty() && request.skip().containsAll(request.only())) {
      throw new IllegalArgumentException(
          "no rule is left: "
              + String.join(", ", new TreeSet<>(request.only()))
              + " is both asked for and skipped");
    }
    SchemaCatalog catalog = SchemaCatalog.bundled();
    ConfigResolver.Configured configured =
        configure(inputs.without(request.exclude(), directory), request);
    LintSettings settings =
        request.settings(catalog, configured.run()).withPolicies(configured.policies());
    InputSource texts = sources.apply(settings.mostBytes());
    List<Path> additional = new ArrayList<>(settings.schemas());
    Path baseline = configured.run().baseline();
    if (baseline != null) {
      additional.add(baseline);
    }
    request.policies().forEach(path -> additional.add(directory.resolve(path)));
    configured.run().policies().forEach(path -> additional.add(directory.resolve(path)));
    settings = AdmissionPolicyInputs.configured(settings, request, configured.run(), directory);
    String cluster = settings.cluster();
    if (cluster != null && !ReferenceClusters.has(cluster)) {
      additional.add(directory.resolve(cluster));
      ClusterReader reader = new ClusterReader(rules, settings, texts);
      settings =
          settings.withNodes(
              NodeFileReader.read(
                  clusterOption, cluster, new InputFinder(directory), reader::read));
    }
    return new Run(
        catalog,
        settings,
        configured,
        texts,
        additional,
        isVersionGiven(request, configured.run()));
  }

  private static boolean isVersionGiven(RunRequest request, Config.RunConfig configured) {
    return request.version() != null || configured.version() != null;
  }

  private ConfigResolver.Configured configure(Inputs inputs, RunRequest request)
      throws ConfigException {
    if (request.noConfig()) {
      return new ConfigResolver.Configured(inputs, FilePolicies.NONE, Config.RunConfig.SILENT);
    }
    ConfigLoader files = new ConfigLoader(directory, this::infos);
    return new ConfigResolver(directory, files).configure(inputs, request.config());
  }

  private void refuseUnknown(Set<String> ids) {
    for (String id : ids) {
      new RuleLookup(rules).find(id);
    }
  }

  private List<RuleInfo> infos() {
    List<RuleInfo> infos = new ArrayList<>();
    rules.forEach(rule -> infos.add(rule.info()));
    return infos;
  }
}
