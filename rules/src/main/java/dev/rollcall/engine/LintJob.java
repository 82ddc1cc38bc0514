package dev.rollcall.engine;

import dev.rollcall.config.Config;
import dev.rollcall.config.ConfigException;
import dev.rollcall.config.ConfigFiles;
import dev.rollcall.config.Limits;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Node;
import dev.rollcall.placement.ReferenceClusters;
import dev.rollcall.rule.Profile;
import dev.rollcall.rule.Rule;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A lint run as a program around rollcall asks for it: its wishes go before what is configured, and
 * that before what is usual.
 */
public final class LintJob {

  private final List<Rule> rules;
  private final Path directory;
  private final SourceReader sources;

  /**
   * What a caller wishes; null and empty where it leaves the choice to the configuration.
   *
   * @param config the configuration for all inputs, null for the nearest of each
   * @param cluster a reference cluster or a path to nodes
   * @param failOn from which severity on the run fails
   */
  public record Wishes(
      @Nullable Path config,
      @Nullable KubernetesVersion version,
      @Nullable Profile profile,
      Set<String> only,
      Set<String> skip,
      @Nullable String cluster,
      Config.@Nullable FailOn failOn) {

    /** Leaves everything to the configuration. */
    public static final Wishes NONE = new Wishes(null, null, null, Set.of(), Set.of(), null, null);

    public Wishes {
      only = Set.copyOf(only);
      skip = Set.copyOf(skip);
    }
  }

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

  /** A run that only needs the texts. */
  private record Prepared(
      List<Rule> rules,
      SchemaCatalog catalog,
      Settings settings,
      Configurator.Configured configured) {

    RunResult lint(Sources texts) {
      return new Linter(rules, catalog, settings, texts).lint(configured.inputs());
    }
  }

  /**
   * Makes a job.
   *
   * @param rules all rules that there are
   * @param directory what relative paths are relative to
   * @param sources what reads the inputs
   */
  public LintJob(List<Rule> rules, Path directory, SourceReader sources) {
    this.rules = List.copyOf(rules);
    this.directory = directory;
    this.sources = sources;
  }

  /**
   * Lints the inputs. An {@link IllegalArgumentException} says which wish cannot be granted.
   *
   * @throws ConfigException where a configuration is wrong
   */
  public Outcome lint(Inputs inputs, Wishes wishes) throws ConfigException {
    Prepared run = prepare(inputs, wishes);
    String cluster = cluster(wishes, run.configured().run());
    List<Path> beside = new ArrayList<>(run.settings().schemas());
    if (cluster != null && !ReferenceClusters.has(cluster)) {
      beside.add(directory.resolve(cluster));
    }
    return new Outcome(run.lint(sources), failOn(wishes, run.configured().run()), beside);
  }

  /**
   * Returns what safe fixes make of the inputs, as far as their findings are shown; writes nothing.
   *
   * @throws ConfigException where a configuration is wrong
   */
  public Fixer.Outcome fix(Inputs inputs, Wishes wishes, UnaryOperator<RunResult> shown)
      throws ConfigException {
    Prepared run = prepare(inputs, wishes);
    return new Fixer(sources, texts -> shown.apply(run.lint(texts))).fix();
  }

  private Prepared prepare(Inputs inputs, Wishes wishes) throws ConfigException {
    refuseUnknown(wishes.only());
    refuseUnknown(wishes.skip());
    SchemaCatalog catalog = SchemaCatalog.bundled();
    ConfigFiles files = new ConfigFiles(directory, this::infos);
    Configurator.Configured configured =
        new Configurator(directory, files).configure(inputs, wishes.config());
    return new Prepared(rules, catalog, settings(catalog, wishes, configured), configured);
  }

  private Settings settings(
      SchemaCatalog catalog, Wishes wishes, Configurator.Configured configured) {
    Config.Run run = configured.run();
    KubernetesVersion usual = run.version() == null ? catalog.preferred() : run.version();
    Settings settings =
        Settings.of(wishes.version() == null ? usual : wishes.version())
            .withComplete(Boolean.TRUE.equals(run.complete()))
            .withProfile(wishes.profile())
            .withRules(wishes.only(), wishes.skip())
            .withSchemas(run.schemas())
            .withLimits(run.limits() == null ? Limits.DEFAULT : run.limits())
            .withPolicies(configured.policies());
    String cluster = cluster(wishes, run);
    if (cluster == null || ReferenceClusters.has(cluster)) {
      return settings.withCluster(cluster);
    }
    return settings.withNodes(nodes(cluster, settings));
  }

  private static @Nullable String cluster(Wishes wishes, Config.Run run) {
    return wishes.cluster() == null ? run.cluster() : wishes.cluster();
  }

  /** Returns the nodes behind a cluster that is given as a path. */
  private List<Node> nodes(String cluster, Settings settings) {
    Inputs inputs = new Loader(directory).find(List.of(cluster));
    if (!inputs.unreadable().isEmpty()) {
      throw new IllegalArgumentException(
          "the cluster \""
              + cluster
              + "\" is no path and none of "
              + String.join(", ", ReferenceClusters.names()));
    }
    List<Node> nodes = new Intake(rules, settings, sources).read(inputs).inventory().nodes();
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("the cluster \"" + cluster + "\" holds no Node");
    }
    return nodes;
  }

  private static @Nullable Severity failOn(Wishes wishes, Config.Run run) {
    Config.FailOn failOn = wishes.failOn() == null ? run.failOn() : wishes.failOn();
    return failOn == null ? Severity.ERROR : failOn.severity();
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
