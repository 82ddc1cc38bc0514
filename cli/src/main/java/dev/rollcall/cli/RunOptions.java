package dev.rollcall.cli;

import dev.rollcall.config.Config;
import dev.rollcall.config.Limits;
import dev.rollcall.config.LimitsReader;
import dev.rollcall.engine.RunRequest;
import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.rule.Profile;
import dev.rollcall.rule.Rule;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.VersionRange;
import dev.rollcall.text.Spelling;
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
    describeExclude(spec);
    describeCluster(spec);
    spec.addOption(
        OptionSpecs.choice(
            "--profile",
            "PROFILE",
            List.of("default", "strict"),
            "How much to say: default, strict."));
    describeLimits(spec);
    spec.addOption(OptionSpecs.list("--rule", "ID", "Only these rules."));
    spec.addOption(OptionSpecs.list("--skip", "ID", "All but these rules."));
  }

  /** Adds the option that leaves files out. */
  static void describeExclude(CommandSpec spec) {
    spec.addOption(
        OptionSpecs.repeatable(
            "--exclude",
            "PATTERN",
            "Files and directories not to read, such as vendor/ or **/test/*.yaml."));
    spec.addOption(
        OptionSpecs.flag(
            "--no-ignore",
            "Also read what git ignores, and vendor, node_modules and testdata below"
                + " directories."));
  }

  /** Returns what finds the files that the arguments ask for. */
  static InputFinder finder(ParseResult arguments, CommandContext terminal) {
    boolean everything = OptionSpecs.flag(arguments, false, "--no-ignore");
    return new InputFinder(terminal.workingDirectory(), everything);
  }

  static void describeLimits(CommandSpec spec) {
    spec.addOption(
        OptionSpecs.list(
            "--limit",
            "NAME=N",
            "Take more or less before an input is refused: "
                + String.join(", ", Limits.NAMES)
                + "."));
  }

  /** Adds the options that say which cluster is meant. */
  static void describeCluster(CommandSpec spec) {
    spec.addOption(
        OptionSpecs.value(
            "--kubernetes-version",
            "VERSION",
            "The Kubernetes to judge for, such as 1.30, or 1.31..1.36 to lint for each; default:"
                + " 1.37."));
    describeNodes(spec);
  }

  static void describeNodes(CommandSpec spec) {
    spec.addOption(
        OptionSpecs.value(
            "--cluster", "NAME|PATH", "The nodes for an input without any; default: kubeadm."));
  }

  /** Returns what the arguments say, checked before anything that is configured. */
  static RunRequest request(ParseResult arguments) throws UsageException {
    return new RunRequest(
        version(OptionSpecs.string(arguments, "--kubernetes-version")),
        profile(OptionSpecs.string(arguments, "--profile")),
        ids("--rule", OptionSpecs.strings(arguments, "--rule")),
        ids("--skip", OptionSpecs.strings(arguments, "--skip")),
        OptionSpecs.string(arguments, "--cluster"),
        limits(OptionSpecs.strings(arguments, "--limit")),
        failOn(OptionSpecs.string(arguments, "--fail-on")),
        ConfigOptions.file(arguments),
        ConfigOptions.none(arguments),
        OptionSpecs.strings(arguments, "--exclude"),
        OptionSpecs.strings(arguments, "--policy"));
  }

  private static List<String> limits(List<String> given) throws UsageException {
    for (String limit : given) {
      try {
        LimitsReader.set(Limits.DEFAULT, limit);
      } catch (IllegalArgumentException e) {
        throw new UsageException("--limit: " + e.getMessage());
      }
    }
    return given;
  }

  /** Returns the minors to lint for, null if it is one or nobody says. */
  static @Nullable VersionRange range(ParseResult arguments) {
    String text = OptionSpecs.string(arguments, "--kubernetes-version");
    return text == null || !VersionRange.isRange(text) ? null : VersionRange.parse(text);
  }

  /** Refuses a range where there is one answer. */
  static void refuseRange(ParseResult arguments, String command) throws UsageException {
    if (range(arguments) != null) {
      throw new UsageException("--kubernetes-version: " + command + " takes one version, no range");
    }
  }

  private static @Nullable KubernetesVersion version(@Nullable String text) throws UsageException {
    if (text == null) {
      return null;
    }
    try {
      return VersionRange.parse(text).last();
    } catch (IllegalArgumentException e) {
      throw new UsageException("--kubernetes-version: " + e.getMessage());
    }
  }

  private static Config.@Nullable FailOn failOn(@Nullable String level) throws UsageException {
    Config.FailOn found = level == null ? null : Config.FailOn.of(level);
    if (level != null && found == null) {
      throw OptionSpecs.noneOf("--fail-on", level, Config.FailOn.WORDS);
    }
    return found;
  }

  private static @Nullable Profile profile(@Nullable String name) throws UsageException {
    if (name == null) {
      return null;
    }
    Profile found = Profile.of(name);
    if (found == null) {
      throw OptionSpecs.noneOf("--profile", name, List.of("default", "strict"));
    }
    return found;
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
        String advice = nearest == null ? "; see: rollcall rules" : Spelling.question(nearest);
        throw new UsageException(option + " \"" + id + "\" is no rule" + advice);
      }
    }
    return new HashSet<>(given);
  }
}
