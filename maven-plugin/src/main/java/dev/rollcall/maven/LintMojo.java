package dev.rollcall.maven;

import dev.rollcall.config.Config;
import dev.rollcall.config.ConfigException;
import dev.rollcall.engine.Rollcall;
import dev.rollcall.engine.RunRequest;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.engine.suppression.Baseline;
import dev.rollcall.engine.suppression.BaselineFile;
import dev.rollcall.rule.Profile;
import dev.rollcall.schemas.KubernetesVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What all goals that judge manifests have in common. */
public abstract class LintMojo extends ManifestMojo {

  /** How much to say: <code>default</code>, or <code>strict</code> for hardening and hygiene. */
  @Parameter(property = "rollcall.profile")
  private @Nullable String profile;

  /** The Kubernetes to judge for, such as <code>1.34</code>. */
  @Parameter(property = "rollcall.kubernetesVersion")
  private @Nullable String kubernetesVersion;

  /** The ids of the rules that alone may speak. Default: all of the profile. */
  @Parameter(property = "rollcall.rules")
  private List<String> rules = List.of();

  /** The ids of rules that keep silent. */
  @Parameter(property = "rollcall.skipRules")
  private List<String> skipRules = List.of();

  /** Files and directories of admission policies, relative to the project. */
  @Parameter(property = "rollcall.policies")
  private List<String> policies = List.of();

  /** A file with findings that are known and not told again, relative to the project. */
  @Parameter(property = "rollcall.baseline")
  private @Nullable String baseline;

  /** Returns what the parameters ask for. */
  @SuppressWarnings("NullAway") // it does not see the annotation of a nested type in another jar
  final RunRequest request(Config.@Nullable FailOn failOn) {
    return new RunRequest(
        version(),
        profile(),
        new TreeSet<>(rules),
        new TreeSet<>(skipRules),
        clusterName(),
        List.of(),
        failOn,
        configFile(),
        false,
        List.of(),
        policies);
  }

  private @Nullable Path configuredBaseline;

  /** Resolves what a run over the manifests takes, the baseline of the configuration included. */
  final Rollcall.Run prepare(FoundManifests manifests, RunRequest request) throws ConfigException {
    Rollcall.Run run = rollcall(manifests).prepare(manifests.inputs(), request);
    configuredBaseline = run.baseline();
    return run;
  }

  /** Returns the baseline, null if neither a parameter nor the configuration names one. */
  final @Nullable BaselineFile baseline() {
    Path file = file(baseline);
    file = file == null ? configuredBaseline : file;
    return file == null ? null : new BaselineFile(file, root());
  }

  /** Returns the result without what the baseline holds. */
  final RunResult withoutKnown(RunResult result) {
    BaselineFile known = baseline();
    try {
      return known == null ? result : known.apply(result, known.read());
    } catch (Baseline.BaselineException e) {
      throw new IllegalArgumentException(
          "rollcall.baseline \"" + known + "\": " + e.getMessage(), e);
    }
  }

  @Override
  final Inputs withoutBaseline(Inputs inputs) {
    BaselineFile known = baseline();
    return known == null ? inputs : known.without(inputs);
  }

  private @Nullable KubernetesVersion version() {
    if (kubernetesVersion == null || kubernetesVersion.isBlank()) {
      return null;
    }
    try {
      return KubernetesVersion.parse(kubernetesVersion);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("rollcall.kubernetesVersion: " + e.getMessage(), e);
    }
  }

  private @Nullable Profile profile() {
    if (profile == null || profile.isBlank()) {
      return null;
    }
    Profile found = Profile.of(profile);
    if (found == null) {
      throw new IllegalArgumentException(
          "rollcall.profile \"" + profile + "\" is none of default, strict");
    }
    return found;
  }

  /** Returns what a user says of the severity from which on a build fails. */
  static Config.FailOn failOn(String text) {
    Config.FailOn found = Config.FailOn.of(text.toLowerCase(Locale.ROOT));
    if (found == null) {
      throw new IllegalArgumentException(
          "rollcall.failOn \"" + text + "\" is none of " + String.join(", ", Config.FailOn.WORDS));
    }
    return found;
  }

  @Override
  final List<Path> namedFiles() {
    List<Path> named = new ArrayList<>(super.namedFiles());
    Path known = file(baseline);
    if (known != null) {
      named.add(known);
    }
    return named;
  }

  /** Returns the name of this execution, by which its state is kept apart from that of others. */
  final String executionName() {
    MojoExecution execution = execution();
    return execution == null
        ? "direct"
        : execution.getGoal() + "-" + execution.getExecutionId().replaceAll("[^A-Za-z0-9_-]", "_");
  }

  /** Returns the version of this plugin. */
  final String pluginVersion() {
    MojoExecution execution = execution();
    return execution == null ? "unknown" : execution.getVersion();
  }

  /** Returns the jars of this plugin, which change what is said when they change. */
  final List<Path> pluginFiles() {
    List<Path> files = new ArrayList<>();
    MojoExecution execution = execution();
    if (execution != null) {
      execution
          .getMojoDescriptor()
          .getPluginDescriptor()
          .getArtifacts()
          .forEach(
              artifact -> {
                if (artifact.getFile() != null) {
                  files.add(artifact.getFile().toPath());
                }
              });
    }
    return files;
  }
}
