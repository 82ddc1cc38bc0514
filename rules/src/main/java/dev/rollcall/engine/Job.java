package dev.rollcall.engine;

import dev.rollcall.config.ConfigException;
import dev.rollcall.config.ConfigFiles;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Node;
import dev.rollcall.placement.ReferenceClusters;
import dev.rollcall.rule.Rule;
import dev.rollcall.rule.RuleInfo;
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
  private final @Nullable Path config;
  private final SourceReader sources;

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
      Configurator.Configured configured,
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
   * @param sources what reads the inputs
   */
  public LintJob(List<Rule> rules, Path directory, @Nullable Path config, SourceReader sources) {
    this.rules = List.copyOf(rules);
    this.directory = directory;
    this.config = config;
    this.sources = sources;
  }

  /**
   * Lints the inputs. An {@link IllegalArgumentException} says which wish cannot be granted.
   *
   * @throws ConfigException where a configuration is wrong
   */
  public Outcome lint(Inputs inputs, Wishes wishes) throws ConfigException {
    Prepared run = prepare(inputs, wishes);
    Severity failOn = wishes.failsFrom(run.configured().run());
    return new Outcome(run.lint(sources), failOn, run.beside());
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
        new Configurator(directory, files).configure(inputs, config);
    Settings settings =
        wishes.settings(catalog, configured.run()).withPolicies(configured.policies());
    List<Path> beside = new ArrayList<>(settings.schemas());
    String cluster = settings.cluster();
    if (cluster != null && !ReferenceClusters.has(cluster)) {
      beside.add(directory.resolve(cluster));
      settings = settings.withNodes(nodes(cluster, settings)).withCluster(null);
    }
    return new Prepared(rules, catalog, settings, configured, beside);
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
