package dev.rollcall.cli;

import dev.rollcall.config.Config;
import dev.rollcall.engine.AdmissionPolicyInputs;
import dev.rollcall.engine.RunRequest;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.schemas.SchemaCatalog;
import java.util.List;
import java.util.function.Consumer;

/**
 * The options of commands that read manifests: what is read, by which configuration, and how it is
 * judged.
 *
 * @param everything whether also what git ignores is read
 */
record SharedOptions(boolean everything, ConfigOptions config, RunRequest request) {

  static SharedOptions of(Arguments arguments) throws UsageException {
    return new SharedOptions(
        RunOptions.NO_IGNORE.in(arguments),
        ConfigOptions.of(arguments),
        RunOptions.request(arguments));
  }

  /** Returns what finds files in the directory of a command. */
  InputFinder finder(CommandContext terminal) {
    return finder(terminal, input -> {});
  }

  /** Returns the same, which tells of each file as it is found in a directory. */
  InputFinder finder(CommandContext terminal, Consumer<Input> found) {
    return new InputFinder(terminal.workingDirectory(), everything, found);
  }

  /** Returns how two states are judged: by the configuration of the directory. */
  LintSettings settings(CommandContext terminal) throws UsageException {
    return settings(config.runConfig(terminal), terminal);
  }

  /** Returns how inputs are judged by what is configured for them. */
  LintSettings settings(Config.RunConfig configured, CommandContext terminal)
      throws UsageException {
    LintSettings settings = request.settings(SchemaCatalog.bundled(), configured);
    try {
      return AdmissionPolicyInputs.configured(
          settings, request, configured, terminal.workingDirectory());
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /** Returns what reads clusters, for the version of their nodes where nobody says for which. */
  ClusterInputReader clusterReader(Config.RunConfig configured, CommandContext terminal)
      throws UsageException {
    boolean given = request.version() != null || configured.version() != null;
    return new ClusterInputReader(terminal, settings(configured, terminal), given);
  }

  /** Returns the Kubernetes version of a run whose inputs are not known yet. */
  String version(CommandContext terminal) throws UsageException {
    Config.RunConfig configured =
        config.configure(terminal, new Inputs(List.of(), List.of())).run();
    return request.settings(SchemaCatalog.bundled(), configured).version().toString();
  }
}
