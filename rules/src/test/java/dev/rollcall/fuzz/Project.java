package dev.rollcall.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;

/** The directory of the project, from wherever below it a target runs. */
final class Project {

  static final Path ROOT = find();

  private Project() {}

  private static Path find() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve("rules/src/main/resources"))) {
        return at;
      }
    }
    throw new IllegalStateException("run this somewhere below the project");
  }
}
