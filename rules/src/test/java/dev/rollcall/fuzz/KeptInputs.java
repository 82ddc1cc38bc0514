package dev.rollcall.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The inputs that are kept beside the tests: hostile ones, and those that once broke a promise. */
final class KeptInputs {

  private static final Path ROOT =
      Project.ROOT.resolve("rules/src/test/resources/dev/rollcall/fuzz");

  private KeptInputs() {}

  /** Returns the folder for what is found for one target alone. */
  static Path folder(FuzzTarget target) {
    return ROOT.resolve(target.id());
  }

  /** Returns all inputs for a target; manifests are for all that read them. */
  static List<Path> of(FuzzTarget target) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder : List.of(folder(target), ROOT.resolve("manifests"))) {
      boolean mine = folder.equals(folder(target)) || target.takesManifests();
      if (mine && Files.isDirectory(folder)) {
        try (Stream<Path> list = Files.list(folder)) {
          list.sorted().forEach(files::add);
        }
      }
    }
    return files;
  }
}
