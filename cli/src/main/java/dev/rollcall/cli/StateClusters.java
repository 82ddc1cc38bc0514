package dev.rollcall.cli;

import dev.rollcall.config.Config;
import dev.rollcall.config.ConfigException;
import dev.rollcall.config.ConfigLoader;
import dev.rollcall.engine.input.GitSnapshot;
import dev.rollcall.placement.nodegroup.ClusterAssignment;
import dev.rollcall.text.UnixPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says by the configuration for which cluster a file of one of two states is. A file of a revision
 * is configured as the same file of the work tree; patterns hold below the directory of the
 * configuration, and else below the directory of the state.
 */
final class StateClusters implements ClusterAssignment {

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
  private final List<State> states = new ArrayList<>();

  private StateClusters(Path workingDirectory, ConfigLoader loader, @Nullable Config named) {
    this.workingDirectory = workingDirectory;
    this.loader = loader;
    this.named = named;
  }

  /**
   * Returns what tells the clusters of two states, or null if no configuration is read.
   *
   * @param states the states as the user writes them
   */
  static @Nullable ClusterAssignment of(
      ConfigOptions options, CommandContext terminal, List<String> states) throws UsageException {
    if (options.none()) {
      return null;
    }
    Path directory = terminal.workingDirectory().toAbsolutePath().normalize();
    ConfigLoader loader = ConfigOptions.files(directory);
    StateClusters clusters;
    try {
      Path file = options.file();
      Config config = file == null ? null : loader.read(directory.resolve(file));
      clusters = new StateClusters(directory, loader, config);
      for (String state : states) {
        clusters.add(state, states);
      }
    } catch (ConfigException e) {
      throw ConfigOptions.usage(e);
    }
    return clusters;
  }

  /** A revision is one of the other state's path. */
  private void add(String state, List<String> all) throws ConfigException {
    boolean revision = state.startsWith(GitSnapshot.PREFIX);
    for (String path : revision ? all : List.of(state)) {
      if (!path.startsWith(GitSnapshot.PREFIX)) {
        Path place = workingDirectory.resolve(path).normalize();
        String label = revision ? state.substring(GitSnapshot.PREFIX.length()) + ":" + path : "";
        states.add(new State(label, place));
        if (named == null && Files.isDirectory(place)) {
          loader.nearest(place);
        }
      }
    }
  }

  @Override
  public List<String> clustersOf(String file) {
    Path path = workingDirectory.resolve(file).normalize();
    for (State state : states) {
      boolean then = !state.revision.isEmpty() && file.startsWith(state.revision);
      if (then) {
        String below = file.substring(state.revision.length()).replaceFirst("^/", "");
        return clustersOf(state.path.resolve(below), state);
      }
      if (state.revision.isEmpty() && path.startsWith(state.path)) {
        return clustersOf(path, state);
      }
    }
    return clustersOf(path, new State("", workingDirectory));
  }

  private List<String> clustersOf(Path file, State state) {
    Config config = named == null ? nearest(file) : named;
    if (config == null) {
      return List.of();
    }
    List<String> found = config.clustersOf(config.relative(file));
    return found.isEmpty() && Files.isDirectory(state.path)
        ? config.clustersOf(UnixPath.relative(state.path, file))
        : found;
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
