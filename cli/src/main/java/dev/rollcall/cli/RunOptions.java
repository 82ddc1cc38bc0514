package dev.rollcall.cli;

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
    spec.addOption(Options.value("--profile", "PROFILE", "How much to say: default, strict."));
    spec.addOption(Options.list("--rule", "ID", "Only these rules."));
    spec.addOption(Options.list("--skip", "ID", "All but these rules."));
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
    Settings settings =
        Settings.of(version(Options.string(arguments, "--kubernetes-version"), catalog));
    return settings
        .withProfile(profile(Options.string(arguments, "--profile")))
        .withRules(
            ids("--rule", Options.strings(arguments, "--rule")),
            ids("--skip", Options.strings(arguments, "--skip")))
        .withCluster(Options.string(arguments, "--cluster"));
  }

  private static KubernetesVersion version(@Nullable String text, SchemaCatalog catalog)
      throws UsageException {
    if (text == null) {
      return catalog.preferred();
    }
    try {
      return KubernetesVersion.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--kubernetes-version: " + e.getMessage());
    }
  }

  private static Profile profile(@Nullable String name) throws UsageException {
    return switch (name == null ? "default" : name) {
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
        throw new UsageException(option + " \"" + id + "\" is no rule; see: rollcall rules");
      }
    }
    return new HashSet<>(given);
  }
}
