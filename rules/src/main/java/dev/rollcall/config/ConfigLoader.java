package dev.rollcall.config;

import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.Location;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import dev.rollcall.text.UnixPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the configuration of a directory: the nearest one upwards, but not beyond the repository.
 */
public final class ConfigLoader {

  private static final long MAX_BYTES = 1 << 20;

  private final Path workingDirectory;
  private final Supplier<Collection<RuleInfo>> rules;
  private final Map<Path, Answer> known = new HashMap<>();

  /** What was found for a directory. */
  private record Answer(@Nullable Config config) {}

  /**
   * Creates a finder.
   *
   * @param rules all rules that there are, asked for only where there is a configuration
   */
  public ConfigLoader(Path workingDirectory, Supplier<Collection<RuleInfo>> rules) {
    this.workingDirectory = workingDirectory;
    this.rules = rules;
  }

  /** Returns the configuration for the files of a directory, null if there is none. */
  public @Nullable Config nearest(Path directory) throws ConfigException {
    Path absolute = directory.toAbsolutePath().normalize();
    Answer answer = known.get(absolute);
    if (answer == null) {
      answer = new Answer(find(absolute));
      known.put(absolute, answer);
    }
    return answer.config();
  }

  private @Nullable Config find(Path directory) throws ConfigException {
    Path file = directory.resolve(Config.FILE_NAME);
    if (Files.exists(file)) {
      return read(file);
    }
    Path parent = directory.getParent();
    return parent == null || Files.exists(directory.resolve(".git")) ? null : nearest(parent);
  }

  /** Reads the configuration that the user names. */
  public Config read(Path file) throws ConfigException {
    Path absolute = file.toAbsolutePath().normalize();
    String name = nameOf(absolute);
    Path parent = absolute.getParent();
    String problem = problemOf(absolute);
    if (problem.isEmpty()) {
      try {
        String text = Files.readString(absolute, StandardCharsets.UTF_8);
        return new ConfigReader(rules.get())
            .read(new SourceFile(name, text), parent == null ? absolute : parent);
      } catch (IOException e) {
        problem = "cannot be read as UTF-8: " + e.getMessage();
      }
    }
    Location location = new Location(new SourceFile(name, ""), Span.START);
    throw new ConfigException(List.of(new ConfigProblem(location, problem)));
  }

  /** A pipe would be waited for without end. */
  private static String problemOf(Path file) {
    if (!Files.exists(file)) {
      return "no such file";
    }
    if (Files.isDirectory(file)) {
      return "a directory, not a configuration";
    }
    if (!Files.isRegularFile(file)) {
      return "not a regular file";
    }
    return file.toFile().length() > MAX_BYTES
        ? "larger than the limit of " + MAX_BYTES + " bytes"
        : "";
  }

  private String nameOf(Path file) {
    Path base = workingDirectory.toAbsolutePath().normalize();
    String name = file.startsWith(base) ? base.relativize(file).toString() : file.toString();
    return UnixPath.of(name);
  }
}
