package dev.rollcall.engine;

import dev.rollcall.config.ConfigException;
import dev.rollcall.config.ConfigLoader;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.execution.BoundedTask;
import dev.rollcall.engine.fix.Fixer;
import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.engine.input.InputSource;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.engine.reading.NodeFileReader;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.engine.ruleset.RuleLookup;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.ClusterPlacer;
import dev.rollcall.placement.reference.ReferenceClusters;
import dev.rollcall.rule.Rule;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.schemas.SchemaCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A run as a program around rollcall asks for it, by its wishes and by what is configured. */
public final class Rollcall {

  private final List<Rule> rules;
  private final Path directory;
  private final @Nullable Path config;
  private final LongFunction<FileInputSource> readers;

  /**
   * What a run came to.
   *
   * @param failOn from which severity on findings make it fail, null for never
   * @param additionalInputs the files and directories that were read beside the inputs: nodes and
   *     schemas
   */
  public record Outcome(RunResult result, @Nullable Severity failOn, List<Path> additionalInputs) {

    public Outcome {
      additionalInputs = List.copyOf(additionalInputs);
    }

    /** Returns the same outcome with another result, of which parts are not to be shown. */
    public Outcome with(RunResult other) {
      return new Outcome(other, failOn, additionalInputs);
    }

    /** Returns how many findings make the run fail. */
    public int failingFindings() {
      int worst = 0;
      for (Severity severity : Severity.values()) {
        if (failOn != null && severity.atLeast(failOn)) {
          worst += result.count(severity);
        }
      }
      return worst;
    }
  }

  /** What was read, and where its pods go. */
  public record Placed(ClusterReader.ClusterState read, Cluster cluster) {}

  /** A run that only needs the texts. */
  private record Prepared(
      List<Rule> rules,
      SchemaCatalog catalog,
      LintSettings settings,
      ConfigResolver.Configured configured,
      FileInputSource sources,
      List<Path> beside) {

    RunResult lint(InputSource texts) {
      return new Linter(rules, catalog, settings, texts).lint(configured.inputs());
    }
  }

  /**
   * Makes a job.
   *
   * @param rules all rules that there are
   * @param directory what relative paths are relative to
   * @param config the configuration for all inputs, null for the nearest of each
   * @param readers makes what reads the inputs, files of so many bytes and no more
   */
  public Rollcall(
      List<Rule> rules,
      Path directory,
      @Nullable Path config,
      LongFunction<FileInputSource> readers) {
    this.rules = List.copyOf(rules);
    this.directory = directory;
    this.config = config;
    this.readers = readers;
  }

  /**
   * Lints the inputs. An {@link IllegalArgumentException} says which wish cannot be granted.
   *
   * @throws ConfigException where a configuration is wrong
   */
  public Outcome lint(Inputs inputs, RunRequest wishes) throws ConfigException {
    Prepared run = prepare(inputs, wishes);
    Severity failOn = wishes.failsFrom(run.configured().run());
    return new Outcome(run.lint(run.sources()), failOn, run.beside());
  }

  /**
   * Returns what safe fixes make of the inputs, as far as their findings are shown; writes nothing.
   *
   * @throws ConfigException where a configuration is wrong
   */
  public Fixer.Outcome fix(Inputs inputs, RunRequest wishes, UnaryOperator<RunResult> shown)
      throws ConfigException {
    Prepared run = prepare(inputs, wishes);
    return new Fixer(run.sources(), texts -> shown.apply(run.lint(texts))).fix();
  }

  /**
   * Places the pods of the inputs.
   *
   * @throws ConfigException where a configuration is wrong
   * @throws BoundedTask.LimitExceededException where the input is too much for it
   */
  public Placed place(Inputs inputs, RunRequest wishes) throws ConfigException {
    Prepared run = prepare(inputs, wishes);
    LintSettings settings = run.settings();
    ClusterReader.ClusterState read =
        new ClusterReader(rules, settings, run.sources()).read(run.configured().inputs());
    ClusterPlacer placer = new ClusterPlacer(settings.cluster(), settings.nodes());
    return new Placed(
        read,
        BoundedTask.run(
            "placing the pods", settings.limits(), () -> placer.place(read.inventory())));
  }

  private Prepared prepare(Inputs inputs, RunRequest wishes) throws ConfigException {
    refuseUnknown(wishes.only());
    refuseUnknown(wishes.skip());
    SchemaCatalog catalog = SchemaCatalog.bundled();
    ConfigLoader files = new ConfigLoader(directory, this::infos);
    ConfigResolver.Configured configured =
        new ConfigResolver(directory, files).configure(inputs, config);
    LintSettings settings =
        wishes.settings(catalog, configured.run()).withPolicies(configured.policies());
    FileInputSource sources = readers.apply(settings.mostBytes());
    List<Path> beside = new ArrayList<>(settings.schemas());
    String cluster = settings.cluster();
    if (cluster != null && !ReferenceClusters.has(cluster)) {
      beside.add(directory.resolve(cluster));
      ClusterReader intake = new ClusterReader(rules, settings, sources);
      settings =
          settings.withNodes(
              NodeFileReader.read(
                  "the cluster", cluster, new InputFinder(directory), intake::read));
    }
    return new Prepared(rules, catalog, settings, configured, sources, beside);
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
