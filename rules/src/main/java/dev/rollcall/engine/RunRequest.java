package dev.rollcall.engine;

import dev.rollcall.config.Config;
import dev.rollcall.config.Limits;
import dev.rollcall.config.LimitsReader;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.rule.Profile;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What whoever starts a run wishes of it. A wish goes before what is configured, and that before
 * what is usual; null and empty leave the choice to the configuration.
 *
 * @param only the ids of the rules that alone may speak
 * @param skip the ids of rules that keep silent
 * @param cluster a reference cluster or a path to nodes
 * @param limits limits to change, each such as {@code depth=200}
 * @param failOn from which severity on the run fails
 */
public record RunRequest(
    @Nullable KubernetesVersion version,
    @Nullable Profile profile,
    Set<String> only,
    Set<String> skip,
    @Nullable String cluster,
    List<String> limits,
    Config.@Nullable FailOn failOn) {

  public RunRequest {
    only = Set.copyOf(only);
    skip = Set.copyOf(skip);
    limits = List.copyOf(limits);
  }

  /** Leaves everything but the cluster to the configuration. */
  public static RunRequest ofCluster(@Nullable String cluster) {
    return new RunRequest(null, null, Set.of(), Set.of(), cluster, List.of(), null);
  }

  /**
   * Returns the settings of a run. Their cluster may still be a path, whose nodes are to be read.
   *
   * @throws IllegalArgumentException where a limit cannot be changed so, with the reason
   */
  public LintSettings settings(SchemaCatalog catalog, Config.RunConfig configured) {
    KubernetesVersion usual =
        configured.version() == null ? catalog.preferred() : configured.version();
    return LintSettings.of(version == null ? usual : version)
        .withComplete(Boolean.TRUE.equals(configured.complete()))
        .withProfile(profile)
        .withRules(only, skip)
        .withCluster(cluster == null ? configured.cluster() : cluster)
        .withSchemas(configured.schemas())
        .withLimits(limits(configured));
  }

  private Limits limits(Config.RunConfig configured) {
    Limits changed = configured.limits() == null ? Limits.DEFAULT : configured.limits();
    for (String limit : limits) {
      changed = LimitsReader.set(changed, limit);
    }
    return changed;
  }

  /** Returns from which severity on the run fails, null for never. */
  public @Nullable Severity failsFrom(Config.RunConfig configured) {
    Config.FailOn wanted = failOn == null ? configured.failOn() : failOn;
    return wanted == null ? Severity.ERROR : wanted.severity();
  }
}
