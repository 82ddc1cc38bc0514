package dev.rollcall.placement.nodegroup.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of nodes that tests of formats read. */
final class FormatCases {

  static final Path FOLDER =
      Path.of("src/test/resources/dev/rollcall/placement/nodegroup/format").toAbsolutePath();

  private FormatCases() {}

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /**
   * Returns the name that a file has in a repository: one of k3s says in no other way what it is.
   */
  static String fileName(String name) {
    return name.equals("k3s.yaml") ? "config.yaml" : name;
  }

  static String text(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name));
  }
}
