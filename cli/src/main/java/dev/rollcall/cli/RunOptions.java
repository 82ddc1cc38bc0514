package dev.rollcall.cli;

import dev.rollcall.admission.Spelling;
import dev.rollcall.config.Config;
import dev.rollcall.config.Limits;
import dev.rollcall.config.LimitsReader;
import dev.rollcall.engine.Settings;
import dev.rollcall.rule.Profile;
import dev.rollcall.rule.Rule;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options that say how manifests are judged, which several commands share. */
final class RunOptions {

  private RunOptions() {}

  static void describe(CommandSpec spec) {
    describeCluster(spec);
    spec.addOption(
        Options.choice(
            "--profile",
            "PROFILE",
            List.of("default", "strict"),
            "How much to say: default, strict."));
    describeLimits(spec);
    spec.addOption(Options.list("--rule", "ID", "Only these rules."));
    spec.addOption(Options.list("--skip", "ID", "All but these rules."));
  }

  static void describeLimits(CommandSpec spec) {
    spec.addOption(
        Options.list(
            "--limit",
            "NAME=N",
            "Take more or less before an input is refused: "
                + String.join(", ", Limits.NAMES)
                + "."));
  }

  /** Adds the options that say which cluster is meant. */
  static void describeCluster(CommandSpec spec) {
    spec.addOption(
        Options.value(
            "--kubernetes-version",
            "VERSION",
            "The Kubernetes to judge for, such as 1.30; default: 1.36."));
    spec.addOption(
        Options.value(
            "--cluster",
            "NAME|PATH",
            "The reference cluster for an input without nodes; default: kubeadm."));
  }

  static Settings settings(ParseResult arguments, SchemaCatalog catalog) throws UsageException {
    return settings(arguments, catalog, Config.Run.SILENT);
  }

  /**
   * Returns the settings of a run: what the arguments say, else what is configured, else what is
   * usual.
   */
  static Settings settings(ParseResult arguments, SchemaCatalog catalog, Config.Run configured)
      throws UsageException {
    KubernetesVersion usual =
        configured.version() == null ? catalog.preferred() : configured.version();
    String version = Options.string(arguments, "--kubernetes-version");
    Settings settings = Settings.of(version(version, usual));
    return settings
        .withComplete(Boolean.TRUE.equals(configured.complete()))
        .withProfile(profile(Options.string(arguments, "--profile")))
        .withRules(
            ids("--rule", Options.strings(arguments, "--rule")),
            ids("--skip", Options.strings(arguments, "--skip")))
        .withCluster(cluster(arguments, configured))
        .withSchemas(configured.schemas())
        .withLimits(limits(arguments, configured));
  }

  private static @Nullable String cluster(ParseResult arguments, Config.Run configured) {
    String given = Options.string(arguments, "--cluster");
    return given == null ? configured.cluster() : given;
  }

  /** Returns the limits that are given, else configured, else usual. */
  static Limits limits(ParseResult arguments, Config.Run configured) throws UsageException {
    Limits limits = configured.limits() == null ? Limits.DEFAULT : configured.limits();
    for (String setting : Options.strings(arguments, "--limit")) {
      try {
        limits = LimitsReader.set(limits, setting);
      } catch (IllegalArgumentException e) {
        throw new UsageException("--limit: " + e.getMessage());
      }
    }
    return limits;
  }

  private static KubernetesVersion version(@Nullable String text, KubernetesVersion usual)
      throws UsageException {
    if (text == null) {
      return usual;
    }
    try {
      return KubernetesVersion.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--kubernetes-version: " + e.getMessage());
    }
  }

  private static @Nullable Profile profile(@Nullable String name) throws UsageException {
    if (name == null) {
      return null;
    }
    return switch (name) {
      case "default" -> Profile.DEFAULT;
      case "strict" -> Profile.STRICT;
      default -> throw new UsageException("--profile \"" + name + "\" is none of default, strict");
    };
  }

  private static Set<String> ids(String option, List<String> given) throws UsageException {
    if (given.isEmpty()) {
      return Set.of();
    }
    Set<String> known = new HashSet<>();
    for (Rule rule : BuiltInRules.all()) {
      known.add(rule.info().id());
    }
    for (String id : given) {
      if (!known.contains(id)) {
        String nearest = Spelling.nearest(id, known);
        String advice = nearest == null ? "see: rollcall rules" : "did you mean " + nearest + "?";
        throw new UsageException(option + " \"" + id + "\" is no rule; " + advice);
      }
    }
    return new HashSet<>(given);
  }
}
