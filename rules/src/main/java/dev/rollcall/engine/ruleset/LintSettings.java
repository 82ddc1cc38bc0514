package dev.rollcall.engine.ruleset;

import dev.rollcall.config.FilePolicies;
import dev.rollcall.config.Limits;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.input.Input;
import dev.rollcall.model.Inventory;
import dev.rollcall.rule.Profile;
import dev.rollcall.schemas.KubernetesVersion;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to do.
 *
 * @param version the Kubernetes that is linted for
 * @param profile how much it says, null for as much as is configured
 * @param only the ids of the rules that alone may speak, beside those that say what was not looked
 *     at; empty for all of the profile
 * @param skip the ids of rules that keep silent
 * @param cluster the reference cluster for an input without nodes, null for the default one;
 *     without meaning where nodes are given
 * @param nodes nodes, or what declares them, read from elsewhere for such an input; they go before
 *     the reference cluster
 * @param complete whether the input holds everything that the cluster has
 * @param threads how many files are worked on at a time
 * @param limits how much is taken before an input is refused
 * @param today the day on which ignores hold or do not; asked for only where one is dated
 * @param policies what the configurations say for each file
 * @param schemas files and directories of schemas for kinds that rollcall does not know
 * @param failOn the lowest severity that fails the run, or null for never
 * @param admission files with admission policies, parameters and Namespaces
 */
public record LintSettings(
    KubernetesVersion version,
    @Nullable Profile profile,
    Set<String> only,
    Set<String> skip,
    @Nullable String cluster,
    Inventory nodes,
    boolean complete,
    int threads,
    Limits limits,
    Supplier<LocalDate> today,
    FilePolicies policies,
    List<Path> schemas,
    @Nullable Severity failOn,
    List<Input> admission) {

  public LintSettings {
    only = Set.copyOf(only);
    skip = Set.copyOf(skip);
    schemas = List.copyOf(schemas);
    admission = List.copyOf(admission);
  }

  /** Returns the settings of a run without options. */
  public static LintSettings of(KubernetesVersion version) {
    int threads = Runtime.getRuntime().availableProcessors();
    return new LintSettings(
        version,
        null,
        Set.of(),
        Set.of(),
        null,
        Inventory.EMPTY,
        false,
        threads,
        Limits.DEFAULT,
        LocalDate::now,
        FilePolicies.NONE,
        List.of(),
        Severity.ERROR,
        List.of());
  }

  public LintSettings withVersion(KubernetesVersion other) {
    return new LintSettings(
        other, profile, only, skip, cluster, nodes, complete, threads, limits, today, policies,
        schemas, failOn, admission);
  }

  public LintSettings withProfile(@Nullable Profile other) {
    return new LintSettings(
        version, other, only, skip, cluster, nodes, complete, threads, limits, today, policies,
        schemas, failOn, admission);
  }

  public LintSettings withRules(Set<String> only, Set<String> skip) {
    return new LintSettings(
        version, profile, only, skip, cluster, nodes, complete, threads, limits, today, policies,
        schemas, failOn, admission);
  }

  public LintSettings withCluster(@Nullable String other) {
    return new LintSettings(
        version, profile, only, skip, other, nodes, complete, threads, limits, today, policies,
        schemas, failOn, admission);
  }

  public LintSettings withNodes(Inventory others) {
    return new LintSettings(
        version, profile, only, skip, cluster, others, complete, threads, limits, today, policies,
        schemas, failOn, admission);
  }

  public LintSettings withToday(LocalDate day) {
    return new LintSettings(
        version, profile, only, skip, cluster, nodes, complete, threads, limits, () -> day,
        policies, schemas, failOn, admission);
  }

  public LintSettings withPolicies(FilePolicies others) {
    return new LintSettings(
        version, profile, only, skip, cluster, nodes, complete, threads, limits, today, others,
        schemas, failOn, admission);
  }

  public LintSettings withComplete(boolean other) {
    return new LintSettings(
        version, profile, only, skip, cluster, nodes, other, threads, limits, today, policies,
        schemas, failOn, admission);
  }

  public LintSettings withSchemas(List<Path> others) {
    return new LintSettings(
        version, profile, only, skip, cluster, nodes, complete, threads, limits, today, policies,
        others, failOn, admission);
  }

  public LintSettings withLimits(Limits others) {
    return new LintSettings(
        version, profile, only, skip, cluster, nodes, complete, threads, others, today, policies,
        schemas, failOn, admission);
  }

  public LintSettings withFailOn(@Nullable Severity other) {
    return new LintSettings(
        version, profile, only, skip, cluster, nodes, complete, threads, limits, today, policies,
        schemas, other, admission);
  }

  public LintSettings withThreads(int others) {
    return new LintSettings(
        version, profile, only, skip, cluster, nodes, complete, others, limits, today, policies,
        schemas, failOn, admission);
  }

  public LintSettings withAdmissionPolicies(List<Input> others) {
    return new LintSettings(
        version, profile, only, skip, cluster, nodes, complete, threads, limits, today, policies,
        schemas, failOn, others);
  }

  /** Returns the size over which a file is refused. */
  public long mostBytes() {
    return limits.fileBytes();
  }
}
