package dev.rollcall.cli;

import dev.rollcall.config.Config;
import dev.rollcall.config.ConfigException;
import dev.rollcall.config.ConfigLoader;
import dev.rollcall.config.RulePolicy;
import dev.rollcall.engine.input.GitSnapshot;
import dev.rollcall.placement.nodegroup.ClusterAssignment;
import dev.rollcall.text.UnixPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is configured for a file of one of two states: its clusters, and what is said of rules
 * for it. A file of a revision is configured as the same file of the work tree; patterns hold below
 * the directory of the configuration, and else below the directory of the state.
 */
final class StateConfigs {

  /**
   * A state.
   *
   * @param revision how the names of its files begin if it is one of a revision, or empty
   * @param path the directory or file of the work tree
   */
  private record State(String revision, Path path) {}

  private final Path workingDirectory;
  private final ConfigLoader loader;
  private final @Nullable Config named;
  private final boolean none;
  private final List<State> states = new ArrayList<>();

  private StateConfigs(
      Path workingDirectory, ConfigLoader loader, @Nullable Config named, boolean none) {
    this.workingDirectory = workingDirectory;
    this.loader = loader;
    this.named = named;
    this.none = none;
  }

  /**
   * Returns what tells the configuration of two states.
   *
   * @param states the states as the user writes them
   */
  static StateConfigs of(ConfigOptions options, CommandContext terminal, List<String> states)
      throws UsageException {
    Path directory = terminal.workingDirectory().toAbsolutePath().normalize();
    ConfigLoader loader = ConfigOptions.files(directory);
    boolean none = options.none();
    try {
      Path file = options.file();
      Config config = none || file == null ? null : loader.read(directory.resolve(file));
      StateConfigs configs = new StateConfigs(directory, loader, config, none);
      for (String state : states) {
        configs.add(state, states);
      }
      return configs;
    } catch (ConfigException e) {
      throw ConfigOptions.usage(e);
    }
  }

  /** A revision is one of the other state's path. */
  private void add(String state, List<String> all) throws ConfigException {
    boolean revision = state.startsWith(GitSnapshot.PREFIX);
    for (String path : revision ? all : List.of(state)) {
      if (!path.startsWith(GitSnapshot.PREFIX)) {
        Path place = workingDirectory.resolve(path).normalize();
        String label = revision ? state.substring(GitSnapshot.PREFIX.length()) + ":" + path : "";
        states.add(new State(label, place));
        if (named == null && !none && Files.isDirectory(place)) {
          loader.nearest(place);
        }
      }
    }
  }

  /** Returns what tells the clusters of a file, or null if no configuration is read. */
  @Nullable ClusterAssignment clusters() {
    return none ? null : this::clustersOf;
  }

  private List<String> clustersOf(String file) {
    Placed placed = placed(file);
    Config config = config(placed);
    if (config == null) {
      return List.of();
    }
    List<String> found = config.clustersOf(config.relative(placed.path()));
    String below = placed.below();
    return found.isEmpty() && below != null ? config.clustersOf(below) : found;
  }

  /** Returns what is said of rules for a file. */
  RulePolicy rulesOf(String file) {
    Placed placed = placed(file);
    Config config = config(placed);
    if (config == null) {
      return RulePolicy.NONE;
    }
    String path = config.relative(placed.path());
    String below = placed.below();
    boolean fits = config.overlays().stream().anyMatch(overlay -> overlay.holdsFor(path));
    return RulePolicy.of(config, fits || below == null ? path : below);
  }

  /** A file of a state, in the work tree. */
  private record Placed(Path path, State state) {

    /** Returns the path below the directory of the state, null if that is a file. */
    @Nullable String below() {
      return Files.isDirectory(state.path) ? UnixPath.relative(state.path, path) : null;
    }
  }

  private Placed placed(String file) {
    Path path = workingDirectory.resolve(file).normalize();
    for (State state : states) {
      if (!state.revision.isEmpty() && file.startsWith(state.revision)) {
        String below = file.substring(state.revision.length()).replaceFirst("^/", "");
        return new Placed(state.path.resolve(below), state);
      }
      if (state.revision.isEmpty() && path.startsWith(state.path)) {
        return new Placed(path, state);
      }
    }
    return new Placed(path, new State("", workingDirectory));
  }

  private @Nullable Config config(Placed placed) {
    return named != null ? named : none ? null : nearest(placed.path());
  }

  private @Nullable Config nearest(Path file) {
    Path directory = file.getParent();
    try {
      return directory == null ? null : loader.nearest(directory);
    } catch (ConfigException e) {
      return null; // what is wrong with one further down is for the runs that read its rules
    }
  }
}
