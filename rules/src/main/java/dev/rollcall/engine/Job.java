package dev.rollcall.engine;

import dev.rollcall.config.ConfigException;
import dev.rollcall.config.ConfigFiles;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.ReferenceClusters;
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
public final class Job {

  private final List<Rule> rules;
  private final Path directory;
  private final @Nullable Path config;
  private final LongFunction<SourceReader> readers;

  /**
   * What a run came to.
   *
   * @param failOn from which severity on findings make it fail, null for never
   * @param beside the files and directories that were read beside the inputs: nodes and schemas
   */
  public record Outcome(RunResult result, @Nullable Severity failOn, List<Path> beside) {

    public Outcome {
      beside = List.copyOf(beside);
    }

    /** Returns the same outcome with another result, of which parts are not to be shown. */
    public Outcome with(RunResult other) {
      return new Outcome(other, failOn, beside);
    }

    /** Returns how many findings make the run fail. */
    public int worst() {
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
  public record Placed(Intake.Result read, Cluster cluster) {}

  /** A run that only needs the texts. */
  private record Prepared(
      List<Rule> rules,
      SchemaCatalog catalog,
      Settings settings,
      Configurator.Configured configured,
      SourceReader sources,
      List<Path> beside) {

    RunResult lint(Sources texts) {
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
  public Job(
      List<Rule> rules, Path directory, @Nullable Path config, LongFunction<SourceReader> readers) {
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
  public Outcome lint(Inputs inputs, Wishes wishes) throws ConfigException {
    Prepared run = prepare(inputs, wishes);
    Severity failOn = wishes.failsFrom(run.configured().run());
    return new Outcome(run.lint(run.sources()), failOn, run.beside());
  }

  /**
   * Returns what safe fixes make of the inputs, as far as their findings are shown; writes nothing.
   *
   * @throws ConfigException where a configuration is wrong
   */
  public Fixer.Outcome fix(Inputs inputs, Wishes wishes, UnaryOperator<RunResult> shown)
      throws ConfigException {
    Prepared run = prepare(inputs, wishes);
    return new Fixer(run.sources(), texts -> shown.apply(run.lint(texts))).fix();
  }

  /**
   * Places the pods of the inputs.
   *
   * @throws ConfigException where a configuration is wrong
   * @throws Step.UnfinishedException where the input is too much for it
   */
  public Placed place(Inputs inputs, Wishes wishes) throws ConfigException {
    Prepared run = prepare(inputs, wishes);
    Settings settings = run.settings();
    Intake.Result read = new Intake(rules, settings, run.sources()).read(run.configured().inputs());
    Placer placer = new Placer(settings.cluster(), settings.nodes());
    return new Placed(
        read,
        Step.run("placing the pods", settings.limits(), () -> placer.place(read.inventory())));
  }

  private Prepared prepare(Inputs inputs, Wishes wishes) throws ConfigException {
    refuseUnknown(wishes.only());
    refuseUnknown(wishes.skip());
    SchemaCatalog catalog = SchemaCatalog.bundled();
    ConfigFiles files = new ConfigFiles(directory, this::infos);
    Configurator.Configured configured =
        new Configurator(directory, files).configure(inputs, config);
    Settings settings =
        wishes.settings(catalog, configured.run()).withPolicies(configured.policies());
    SourceReader sources = readers.apply(settings.mostBytes());
    List<Path> beside = new ArrayList<>(settings.schemas());
    String cluster = settings.cluster();
    if (cluster != null && !ReferenceClusters.has(cluster)) {
      beside.add(directory.resolve(cluster));
      Intake intake = new Intake(rules, settings, sources);
      settings =
          settings.withNodes(
              ClusterNodes.read("the cluster", cluster, new Loader(directory), intake::read));
    }
    return new Prepared(rules, catalog, settings, configured, sources, beside);
  }

  private void refuseUnknown(Set<String> ids) {
    for (String id : ids) {
      new KnownRules(rules).find(id);
    }
  }

  private List<RuleInfo> infos() {
    List<RuleInfo> infos = new ArrayList<>();
    rules.forEach(rule -> infos.add(rule.info()));
    return infos;
  }
}
