package dev.rollcall.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the manifests that fuzzing starts from: the examples of the rules, clusters, ours. */
final class SeedManifests {

  private static final int MAX_BYTES = 8_000;
  private static final List<String> FOLDERS =
      List.of(
          "rules/src/main/resources/dev/rollcall/rules",
          "rules/src/main/resources/dev/rollcall/placement/reference/clusters",
          "rules/src/test/resources/dev/rollcall/rules",
          "examples");

  private SeedManifests() {}

  /** Returns the texts of our own manifests, always in the same order. */
  static List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (Path file : files(FOLDERS)) {
      texts.add(read(file));
    }
    return texts;
  }

  /** Returns the files of our own, and of the public manifests where these lie beside us. */
  static List<Path> files() {
    List<String> folders = new ArrayList<>(FOLDERS);
    folders.add("../shared/corpus");
    return files(folders);
  }

  private static List<Path> files(List<String> folders) {
    List<Path> files = new ArrayList<>();
    for (String folder : folders) {
      Path root = Project.ROOT.resolve(folder);
      if (Files.isDirectory(root)) {
        try (Stream<Path> walk = Files.walk(root)) {
          walk.filter(SeedManifests::isManifest).sorted().forEach(files::add);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return files;
  }

  private static boolean isManifest(Path file) {
    String name = file.toString();
    boolean named = name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    return named && Files.isRegularFile(file) && file.toFile().length() <= MAX_BYTES;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
