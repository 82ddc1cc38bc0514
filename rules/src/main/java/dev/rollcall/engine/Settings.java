package dev.rollcall.engine;

import dev.rollcall.model.Node;
import dev.rollcall.rule.Profile;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.yaml.YamlLimits;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to do.
 *
 * @param version the Kubernetes that is linted for
 * @param profile how much it says
 * @param only the ids of the rules that alone may speak; empty for all of the profile
 * @param skip the ids of rules that keep silent
 * @param cluster the reference cluster for an input without nodes, null for the default one
 * @param nodes nodes read from elsewhere for such an input; they go before the reference cluster
 * @param complete whether the input holds everything that the cluster has
 * @param threads how many files are worked on at a time
 * @param mostBytes the size over which a file is refused
 * @param today the day on which ignores hold or do not; asked for only where one is dated
 */
public record Settings(
    KubernetesVersion version,
    Profile profile,
    Set<String> only,
    Set<String> skip,
    @Nullable String cluster,
    List<Node> nodes,
    boolean complete,
    int threads,
    long mostBytes,
    YamlLimits limits,
    Supplier<LocalDate> today) {

  public Settings {
    only = Set.copyOf(only);
    skip = Set.copyOf(skip);
    nodes = List.copyOf(nodes);
  }

  /** Returns the settings of a run without options. */
  public static Settings of(KubernetesVersion version) {
    int threads = Runtime.getRuntime().availableProcessors();
    return new Settings(
        version,
        Profile.DEFAULT,
        Set.of(),
        Set.of(),
        null,
        List.of(),
        false,
        threads,
        256L << 20,
        YamlLimits.DEFAULT,
        LocalDate::now);
  }

  public Settings withProfile(Profile other) {
    return new Settings(
        version, other, only, skip, cluster, nodes, complete, threads, mostBytes, limits, today);
  }

  public Settings withRules(Set<String> only, Set<String> skip) {
    return new Settings(
        version, profile, only, skip, cluster, nodes, complete, threads, mostBytes, limits, today);
  }

  public Settings withCluster(@Nullable String other) {
    return new Settings(
        version, profile, only, skip, other, nodes, complete, threads, mostBytes, limits, today);
  }

  public Settings withNodes(List<Node> others) {
    return new Settings(
        version, profile, only, skip, cluster, others, complete, threads, mostBytes, limits, today);
  }

  public Settings withToday(LocalDate day) {
    return new Settings(
        version, profile, only, skip, cluster, nodes, complete, threads, mostBytes, limits,
        () -> day);
  }
}
