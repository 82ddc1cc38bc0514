package dev.rollcall.engine;

import dev.rollcall.config.Config;
import dev.rollcall.config.ConfigException;
import dev.rollcall.config.ConfigLoader;
import dev.rollcall.config.ConfigProblem;
import dev.rollcall.config.FilePolicies;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.input.SkippedInput;
import dev.rollcall.source.Location;
import dev.rollcall.source.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the configuration of every input, and what the configurations say of the run. */
public final class ConfigResolver {

  private final Path workingDirectory;
  private final ConfigLoader files;

  /**
   * The inputs of a run and what is configured for them.
   *
   * @param inputs the inputs without those that are excluded
   */
  public record Configured(Inputs inputs, FilePolicies policies, Config.RunConfig run) {}

  public ConfigResolver(Path workingDirectory, ConfigLoader files) {
    this.workingDirectory = workingDirectory;
    this.files = files;
  }

  /**
   * Configures a run.
   *
   * @param named the configuration file that the user names for all inputs, null for the nearest of
   *     each
   */
  public Configured configure(Inputs inputs, @Nullable Path named) throws ConfigException {
    Config only = named == null ? null : files.read(workingDirectory.resolve(named));
    Config here = only == null ? files.nearest(workingDirectory) : only;
    FilePolicies.Builder policies = new FilePolicies.Builder();
    List<Input> kept = new ArrayList<>();
    List<SkippedInput> excluded = new ArrayList<>(inputs.excluded());
    List<Config> configs = new ArrayList<>();
    for (Input input : inputs.files()) {
      Path path = input.path() == null ? workingDirectory.resolve(input.name()) : input.path();
      Config config =
          only == null ? nearest(path, input.path() == null ? here : null, inputs) : only;
      if (config == null) {
        kept.add(input);
      } else if (input.path() != null && config.excludes(config.relative(path))) {
        excluded.add(new SkippedInput(input.name(), "excluded-file", 1));
      } else {
        kept.add(input);
        policies.add(input.name(), path, config);
        register(config, configs, policies, inputs);
      }
    }
    Config.RunConfig run = run(configs.isEmpty() && here != null ? List.of(here) : configs);
    Inputs rest = new Inputs(kept, inputs.unreadable(), inputs.roots(), excluded);
    return new Configured(rest, policies.build(here), run);
  }

  /** What was rendered has a directory for its path. */
  private @Nullable Config nearest(Path path, @Nullable Config given, Inputs inputs)
      throws ConfigException {
    Path absolute = path.toAbsolutePath().normalize();
    Path directory = inputs.roots().contains(path) ? absolute : absolute.getParent();
    return given != null || directory == null ? given : files.nearest(directory);
  }

  private static void register(
      Config config, List<Config> configs, FilePolicies.Builder policies, Inputs inputs) {
    for (Config known : configs) {
      if (known == config) {
        return;
      }
    }
    configs.add(config);
    // What is said of the configuration itself is judged by it as well.
    policies.add(config.file().name(), config.directory().resolve(Config.FILE_NAME), config);
    Path directory = config.directory().toAbsolutePath().normalize();
    for (Path root : inputs.roots()) {
      if (directory.startsWith(root.toAbsolutePath().normalize())) {
        policies.whole(config);
      }
    }
  }

  private static Config.RunConfig run(List<Config> configs) throws ConfigException {
    if (configs.isEmpty()) {
      return Config.RunConfig.SILENT;
    }
    List<Path> schemas = new ArrayList<>();
    List<String> policies = new ArrayList<>();
    for (Config config : configs) {
      schemas.addAll(config.run().schemas());
      policies.addAll(config.run().policies());
    }
    return new Config.RunConfig(
        agreed(configs, "kubernetesVersion", Config.RunConfig::version),
        agreed(configs, "cluster", Config.RunConfig::cluster),
        agreed(configs, "complete", Config.RunConfig::complete),
        agreed(configs, "failOn", Config.RunConfig::failOn),
        schemas,
        agreed(configs, "limits", Config.RunConfig::limits),
        agreed(configs, "baseline", Config.RunConfig::baseline),
        policies);
  }

  private static <T> @Nullable T agreed(
      List<Config> configs, String key, Function<Config.RunConfig, @Nullable T> read)
      throws ConfigException {
    Config first = null;
    T agreed = null;
    for (Config config : configs) {
      T value = read.apply(config.run());
      if (value == null) {
        continue;
      }
      if (agreed != null && first != null && !agreed.equals(value)) {
        String message =
            "%s is %s, but %s in %s; say it on the command line, or lint them one by one"
                .formatted(key, value, agreed, first.file().name());
        Location location = new Location(config.file(), Span.START);
        throw new ConfigException(List.of(new ConfigProblem(location, message)));
      }
      agreed = value;
      first = config;
    }
    return agreed;
  }
}
