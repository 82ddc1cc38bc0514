package dev.rollcall.cli;

import dev.rollcall.config.Config;
import dev.rollcall.config.Limits;
import dev.rollcall.config.LimitsReader;
import dev.rollcall.engine.RunRequest;
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

/** The options that say how manifests are judged, which several commands share. */
final class RunOptions {

  /** The Kubernetes version, which some commands take without the other options. */
  static final String KUBERNETES_VERSION = "--kubernetes-version";

  private static final List<String> PROFILES = List.of("default", "strict");

  private static final Option.Choice PROFILE =
      new Option.Choice(
          "--profile",
          "PROFILE",
          PROFILES,
          "How much to say: " + String.join(", ", PROFILES) + ".");
  private static final Option.CommaList RULE =
      new Option.CommaList("--rule", "ID", "Only these rules.");
  private static final Option.CommaList SKIP =
      new Option.CommaList(
          "--skip",
          "ID",
          "All but these rules. For one finding, write \"# rollcall: ignore RULE -- reason\" above"
              + " its line.");
  private static final Option.Repeatable EXCLUDE =
      new Option.Repeatable(
          "--exclude",
          "PATTERN",
          "Files and directories not to read, such as vendor/ or **/test/*.yaml.");
  static final Option.Flag NO_IGNORE =
      new Option.Flag(
          "--no-ignore",
          "Also read what git ignores, and vendor, node_modules and testdata below directories.");
  private static final Option.CommaList LIMIT =
      new Option.CommaList(
          "--limit",
          "NAME=N",
          "Take more or less before an input is refused: " + String.join(", ", Limits.NAMES) + ".");
  private static final Option.Value VERSION =
      new Option.Value(
          KUBERNETES_VERSION,
          "VERSION",
          "The Kubernetes to judge for, such as 1.30, or 1.31..1.36 to lint for each; default:"
              + " 1.37.");
  static final Option.Value CLUSTER =
      new Option.Value(
          "--cluster", "NAME|PATH", "The nodes for an input without any; default: kubeadm.");
  private static final Option.Repeatable POLICY =
      new Option.Repeatable(
          "--policy", "PATH", "Admission policies, their bindings and parameters, and Namespaces.");
  private static final Option.Choice FAIL_ON =
      failOn(String.join(", ", Config.FailOn.WORDS) + "; default: error.");

  private RunOptions() {}

  /** The option that makes findings or changes fail, with what it counts in words. */
  static Option.Choice failOn(String kinds) {
    return new Option.Choice(
        "--fail-on", "LEVEL", Config.FailOn.WORDS, "Exit with 1 from here on: " + kinds);
  }

  /** Adds the options of a command that lints. */
  static void describe(CommandSyntax syntax) {
    Option.describe(syntax, FAIL_ON);
    describeExclude(syntax);
    describeCluster(syntax);
    Option.describe(syntax, PROFILE);
    describeLimits(syntax);
    Option.describe(syntax, RULE, SKIP);
    describePolicies(syntax);
  }

  /** Adds the option that names admission policies. */
  static void describePolicies(CommandSyntax syntax) {
    Option.describe(syntax, POLICY);
  }

  /** Adds the options that leave files out. */
  static void describeExclude(CommandSyntax syntax) {
    Option.describe(syntax, EXCLUDE, NO_IGNORE);
  }

  static void describeLimits(CommandSyntax syntax) {
    Option.describe(syntax, LIMIT);
  }

  /** Adds the options that say which cluster is meant. */
  static void describeCluster(CommandSyntax syntax) {
    Option.describe(syntax, VERSION, CLUSTER);
  }

  static void describeNodes(CommandSyntax syntax) {
    Option.describe(syntax, CLUSTER);
  }

  /** Returns what the arguments say, checked before anything that is configured. */
  static RunRequest request(Arguments arguments) throws UsageException {
    ConfigOptions config = ConfigOptions.of(arguments);
    return new RunRequest(
        version(VERSION.in(arguments)),
        profile(PROFILE.in(arguments)),
        ids(RULE, arguments),
        ids(SKIP, arguments),
        CLUSTER.in(arguments),
        limits(LIMIT.in(arguments)),
        failOn(arguments, FAIL_ON),
        config.file(),
        config.none(),
        EXCLUDE.in(arguments),
        POLICY.in(arguments));
  }

  private static List<String> limits(List<String> given) throws UsageException {
    for (String limit : given) {
      try {
        LimitsReader.set(Limits.DEFAULT, limit);
      } catch (IllegalArgumentException e) {
        throw new UsageException(LIMIT.name() + ": " + e.getMessage());
      }
    }
    return given;
  }

  /** Returns the minors to lint for, null if it is one or nobody says. */
  static @Nullable VersionRange range(Arguments arguments) {
    String text = VERSION.in(arguments);
    return text == null || !VersionRange.isRange(text) ? null : VersionRange.parse(text);
  }

  /** Refuses a range where there is one answer. */
  static void refuseRange(Arguments arguments, String command) throws UsageException {
    if (range(arguments) != null) {
      throw new UsageException(
          KUBERNETES_VERSION + ": " + command + " takes one version, no range");
    }
  }

  private static @Nullable KubernetesVersion version(@Nullable String text) throws UsageException {
    if (text == null) {
      return null;
    }
    try {
      return VersionRange.parse(text).last();
    } catch (IllegalArgumentException e) {
      throw new UsageException(KUBERNETES_VERSION + ": " + e.getMessage());
    }
  }

  /** Returns the level of an option, or null if it is not given. */
  static Config.@Nullable FailOn failOn(Arguments arguments, Option.Choice option)
      throws UsageException {
    String level = option.in(arguments);
    return level == null ? null : Config.FailOn.of(level);
  }

  private static @Nullable Profile profile(@Nullable String name) {
    return name == null ? null : Profile.of(name);
  }

  private static Set<String> ids(Option.CommaList option, Arguments arguments)
      throws UsageException {
    List<String> given = option.in(arguments);
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
        throw new UsageException(option.name() + " \"" + id + "\" is not a rule" + advice);
      }
    }
    return new HashSet<>(given);
  }
}
