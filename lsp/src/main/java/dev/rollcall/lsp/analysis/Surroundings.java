package dev.rollcall.lsp.analysis;

import dev.rollcall.config.Config;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.Inputs;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files that decide how others are read and judged: configurations, kustomizations, charts,
 * policies, schemas and baselines.
 *
 * @param inputs the files of the workspace
 * @param stamps the states of the files around them, those that do not exist included
 */
record Surroundings(List<Input> inputs, Map<Path, FileStamp> stamps) {

  private static final int MAX_DEPTH = 8;
  private static final int MAX_FILES = 2_000;

  private static final List<String> NAMES =
      List.of(
          Config.FILE_NAME,
          "kustomization.yaml",
          "kustomization.yml",
          "Kustomization",
          "Chart.yaml");

  /**
   * Returns the surroundings of inputs.
   *
   * @param additional files and directories that the configuration names
   */
  static Surroundings of(Inputs inputs, Path root, List<Path> additional) {
    Set<Path> directories = new TreeSet<>();
    for (Path at = root; at != null; at = at.getParent()) {
      directories.add(at);
    }
    for (Input input : inputs.files()) {
      Path path = input.path();
      Path at = path == null ? null : DiskTexts.normal(path).getParent();
      while (at != null && directories.add(at)) {
        at = at.getParent();
      }
    }
    Map<Path, FileStamp> stamps = new TreeMap<>();
    for (Path directory : directories) {
      for (String name : NAMES) {
        Path file = directory.resolve(name);
        stamps.put(file, FileStamp.of(file));
      }
    }
    additional.forEach(path -> stamp(path, stamps));
    return new Surroundings(inputs.files(), stamps);
  }

  /** Returns whether a file that both have is read alike: at most files came or went. */
  boolean readsAlike(Surroundings other) {
    return differOnlyByAbsent(stamps, other.stamps) && differOnlyByAbsent(other.stamps, stamps);
  }

  private static boolean differOnlyByAbsent(
      Map<Path, FileStamp> these, Map<Path, FileStamp> those) {
    for (Map.Entry<Path, FileStamp> each : these.entrySet()) {
      FileStamp that = those.getOrDefault(each.getKey(), FileStamp.ABSENT);
      if (!each.getValue().equals(that)) {
        return false;
      }
    }
    return true;
  }

  private static void stamp(Path path, Map<Path, FileStamp> stamps) {
    if (!Files.isDirectory(path)) {
      stamps.put(path, FileStamp.of(path));
      return;
    }
    try (Stream<Path> files = Files.walk(path, MAX_DEPTH, new FileVisitOption[0])) {
      files.limit(MAX_FILES).forEach(file -> stamps.put(file, FileStamp.of(file)));
    } catch (IOException e) {
      stamps.put(path, FileStamp.of(path)); // what cannot be walked is read, and told, by the run
    }
  }
}
