package dev.rollcall.cli;

import dev.rollcall.config.Config;
import dev.rollcall.config.ConfigException;
import dev.rollcall.config.ConfigFiles;
import dev.rollcall.config.Policies;
import dev.rollcall.engine.Configurator;
import dev.rollcall.engine.Inputs;
import dev.rollcall.rule.Rule;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.BuiltInRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options that say which configuration holds. */
final class ConfigOptions {

  /** What every command with these options refuses. */
  static final Exclusion EXCLUSION = new Exclusion("--config", "--no-config", "drop one");

  private ConfigOptions() {}

  static void describe(CommandSpec spec) {
    spec.addOption(
        Options.value(
            "--config",
            "FILE",
            "The configuration for all inputs; default: the nearest " + Config.FILE_NAME + "."));
    spec.addOption(Options.flag("--no-config", "Read no configuration."));
  }

  /** Finds what is configured for the inputs. */
  static Configurator.Configured configure(ParseResult arguments, Terminal terminal, Inputs inputs)
      throws UsageException {
    String named = Options.string(arguments, "--config");
    if (Options.flag(arguments, false, "--no-config")) {
      return new Configurator.Configured(inputs, Policies.NONE, Config.Run.SILENT);
    }
    Path directory = terminal.workingDirectory();
    try {
      return new Configurator(directory, files(directory))
          .configure(inputs, named == null ? null : Path.of(named));
    } catch (ConfigException e) {
      throw usage(e);
    }
  }

  /**
   * Returns what is configured for two states: both stand on one cluster, so that the directory
   * where one stands configures it.
   */
  static Config.Run here(ParseResult arguments, Terminal terminal) throws UsageException {
    if (Options.string(arguments, "--config") != null
        || Options.flag(arguments, false, "--no-config")) {
      return configure(arguments, terminal, new Inputs(List.of(), List.of())).run();
    }
    Path directory = terminal.workingDirectory();
    Config nearest = nearest(directory, directory);
    return nearest == null ? Config.Run.SILENT : nearest.run();
  }

  static ConfigFiles files(Path workingDirectory) {
    return new ConfigFiles(workingDirectory, ConfigOptions::rules);
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

  /** Returns the configuration of a directory, null where there is none. */
  static @Nullable Config nearest(Path workingDirectory, Path directory) throws UsageException {
    try {
      return files(workingDirectory).nearest(directory);
    } catch (ConfigException e) {
      throw usage(e);
    }
  }
}
