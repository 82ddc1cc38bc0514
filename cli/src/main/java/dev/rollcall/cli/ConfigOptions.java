package dev.rollcall.cli;

import dev.rollcall.config.Config;
import dev.rollcall.config.ConfigException;
import dev.rollcall.config.ConfigLoader;
import dev.rollcall.config.FilePolicies;
import dev.rollcall.engine.ConfigResolver;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.rule.Rule;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.BuiltInRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options that say which configuration holds.
 *
 * @param file the configuration for all inputs, or null for the nearest of each
 * @param none whether no configuration is read
 */
record ConfigOptions(@Nullable Path file, boolean none) {

  private static final Option.Value CONFIG =
      new Option.Value(
          "--config",
          "FILE",
          "The configuration for all inputs; default: " + Config.FILE_NAME + " nearby.");
  private static final Option.Flag NO_CONFIG =
      new Option.Flag("--no-config", "Read no configuration.");

  /** What every command with these options refuses. */
  static final ConflictingOptions EXCLUSION =
      new ConflictingOptions(CONFIG.name(), NO_CONFIG.name(), "drop one");

  static void describe(CommandSyntax syntax) {
    Option.describe(syntax, CONFIG, NO_CONFIG);
  }

  static ConfigOptions of(Arguments arguments) {
    String named = CONFIG.in(arguments);
    return new ConfigOptions(named == null ? null : Path.of(named), NO_CONFIG.in(arguments));
  }

  /** Finds what is configured for the inputs. */
  ConfigResolver.Configured configure(CommandContext terminal, Inputs inputs)
      throws UsageException {
    if (none) {
      return new ConfigResolver.Configured(inputs, FilePolicies.NONE, Config.RunConfig.SILENT);
    }
    Path directory = terminal.workingDirectory();
    try {
      return new ConfigResolver(directory, files(directory)).configure(inputs, file);
    } catch (ConfigException e) {
      throw usage(e);
    }
  }

  /**
   * Returns what is configured for two states: both stand on one cluster, so that the directory
   * where one stands configures it.
   */
  Config.RunConfig runConfig(CommandContext terminal) throws UsageException {
    if (file != null || none) {
      return configure(terminal, new Inputs(List.of(), List.of())).run();
    }
    Path directory = terminal.workingDirectory();
    Config nearest = nearest(directory, directory);
    return nearest == null ? Config.RunConfig.SILENT : nearest.run();
  }

  static ConfigLoader files(Path workingDirectory) {
    return new ConfigLoader(workingDirectory, ConfigOptions::rules);
  }

  private static List<RuleInfo> rules() {
    List<RuleInfo> infos = new ArrayList<>();
    for (Rule rule : BuiltInRules.all()) {
      infos.add(rule.info());
    }
    return infos;
  }

  /** Returns a line for each problem of the configuration. */
  static UsageException usage(ConfigException e) {
    List<String> lines = new ArrayList<>();
    e.problems().forEach(problem -> lines.add(problem.toString()));
    return new UsageException(lines);
  }

  /** Returns the configuration of a directory, null if there is none. */
  static @Nullable Config nearest(Path workingDirectory, Path directory) throws UsageException {
    try {
      return files(workingDirectory).nearest(directory);
    } catch (ConfigException e) {
      throw usage(e);
    }
  }
}
