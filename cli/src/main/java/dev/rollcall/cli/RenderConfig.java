package dev.rollcall.cli;

import dev.rollcall.config.Config;
import dev.rollcall.config.ConfigException;
import dev.rollcall.config.ConfigLoader;
import dev.rollcall.config.RenderSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is configured for the charts and kustomizations of a run. */
final class RenderConfig {

  private final ConfigLoader files;
  private final boolean none;
  private final @Nullable Path named;
  private @Nullable Config only;

  RenderConfig(ConfigOptions options, CommandContext terminal) {
    Path directory = terminal.workingDirectory();
    Path file = options.file();
    this.files = ConfigOptions.files(directory);
    this.none = options.none();
    this.named = file == null ? null : directory.resolve(file);
  }

  /**
   * Returns what is configured for a chart or a kustomization.
   *
   * @param file the file that makes its directory one
   */
  RenderSettings of(Path file) throws UsageException {
    Config config = config(file);
    return config == null ? RenderSettings.SILENT : config.rendering(file);
  }

  /** Returns whether the configuration excludes a file. */
  boolean excludes(Path file) throws UsageException {
    Config config = config(file);
    return config != null && config.excludes(config.relative(file));
  }

  private @Nullable Config config(Path file) throws UsageException {
    Path directory = file.toAbsolutePath().normalize().getParent();
    if (none || directory == null) {
      return null;
    }
    try {
      if (named == null) {
        return files.nearest(directory);
      }
      only = only == null ? files.read(named) : only;
      return only;
    } catch (ConfigException e) {
      throw ConfigOptions.usage(e);
    }
  }
}
