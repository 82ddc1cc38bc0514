package dev.rollcall.engine;

import dev.rollcall.config.Config;
import dev.rollcall.config.Limits;
import dev.rollcall.config.LimitsReader;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.rule.Profile;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Options given by the caller. They override the configuration, which overrides the defaults; null
 * and empty leave the choice to the configuration.
 *
 * @param version the Kubernetes version to lint for
 * @param profile how much to report
 * @param only the ids of the only rules to run
 * @param skip the ids of rules not to run
 * @param cluster a reference cluster, or a path to nodes
 * @param limits limits to change, each such as {@code depth=200}
 * @param failOn the lowest severity that fails the run
 * @param config the configuration of all inputs, or null for the nearest of each
 * @param noConfig whether to read no configuration at all
 * @param exclude patterns of files not to read, in addition to those of the configuration
 * @param policies files and directories of admission policies, in addition to the configured ones
 */
public record RunRequest(
    @Nullable KubernetesVersion version,
    @Nullable Profile profile,
    Set<String> only,
    Set<String> skip,
    @Nullable String cluster,
    List<String> limits,
    Config.@Nullable FailOn failOn,
    @Nullable Path config,
    boolean noConfig,
    List<String> exclude,
    List<String> policies) {

  /** Leaves everything to the configuration. */
  public static final RunRequest DEFAULT =
      new RunRequest(
          null, null, Set.of(), Set.of(), null, List.of(), null, null, false, List.of(), List.of());

  public RunRequest {
    only = Set.copyOf(only);
    skip = Set.copyOf(skip);
    limits = List.copyOf(limits);
    exclude = List.copyOf(exclude);
    policies = List.copyOf(policies);
  }

  /** Returns the same request for a Kubernetes version. */
  public RunRequest withVersion(@Nullable KubernetesVersion other) {
    return new RunRequest(
        other, profile, only, skip, cluster, limits, failOn, config, noConfig, exclude, policies);
  }

  /** Returns the same request with another profile. */
  public RunRequest withProfile(@Nullable Profile other) {
    return new RunRequest(
        version, other, only, skip, cluster, limits, failOn, config, noConfig, exclude, policies);
  }

  /** Returns the same request for these rules. */
  public RunRequest withRules(Set<String> onlyIds, Set<String> skippedIds) {
    return new RunRequest(
        version,
        profile,
        onlyIds,
        skippedIds,
        cluster,
        limits,
        failOn,
        config,
        noConfig,
        exclude,
        policies);
  }

  /** Returns the same request on another cluster. */
  public RunRequest withCluster(@Nullable String other) {
    return new RunRequest(
        version, profile, only, skip, other, limits, failOn, config, noConfig, exclude, policies);
  }

  /** Returns the same request with limits changed. */
  public RunRequest withLimits(List<String> others) {
    return new RunRequest(
        version, profile, only, skip, cluster, others, failOn, config, noConfig, exclude, policies);
  }

  /** Returns the same request, failing from another severity on. */
  public RunRequest withFailOn(Config.@Nullable FailOn other) {
    return new RunRequest(
        version, profile, only, skip, cluster, limits, other, config, noConfig, exclude, policies);
  }

  /** Returns the same request with one configuration for all inputs, or with none. */
  public RunRequest withConfig(@Nullable Path file, boolean none) {
    return new RunRequest(
        version, profile, only, skip, cluster, limits, failOn, file, none, exclude, policies);
  }

  /** Returns the same request with files and directories of admission policies. */
  public RunRequest withPolicies(List<String> paths) {
    return new RunRequest(
        version, profile, only, skip, cluster, limits, failOn, config, noConfig, exclude, paths);
  }

  /** Returns the same request without files that match patterns. */
  public RunRequest withExclude(List<String> patterns) {
    return new RunRequest(
        version, profile, only, skip, cluster, limits, failOn, config, noConfig, patterns,
        policies);
  }

  /**
   * Merges the request with the configuration. The cluster may still be a path, whose nodes are
   * then to be read.
   *
   * @throws IllegalArgumentException if a limit is unknown or out of range
   */
  public LintSettings settings(SchemaCatalog catalog, Config.RunConfig configured) {
    KubernetesVersion usual =
        configured.version() == null ? catalog.preferred() : configured.version();
    Config.FailOn wanted = failOn == null ? configured.failOn() : failOn;
    return LintSettings.of(version == null ? usual : version)
        .withComplete(Boolean.TRUE.equals(configured.complete()))
        .withProfile(profile)
        .withRules(only, skip)
        .withCluster(cluster == null ? configured.cluster() : cluster)
        .withSchemas(configured.schemas())
        .withLimits(limits(configured))
        .withFailOn(wanted == null ? Severity.ERROR : wanted.severity());
  }

  private Limits limits(Config.RunConfig configured) {
    Limits changed = configured.limits() == null ? Limits.DEFAULT : configured.limits();
    for (String limit : limits) {
      changed = LimitsReader.set(changed, limit);
    }
    return changed;
  }
}
