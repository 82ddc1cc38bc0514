package dev.rollcall.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps turns that have to be read twice out of comments. */
final class ProseTest {

  /** Each with what to write in its place. */
  private static final Map<String, String> TURNS =
      new TreeMap<>(
          Map.of(
              "\\* Tells whether\\b", "Returns whether",
              "\\b(null|empty) where\\b", "if",
              "\\bthat there are not\\b", "unknown, invalid, out of range",
              "\\bcame to no end\\b", "did not finish, failed, timed out"));

  @Test
  void nothingHasToBeReadTwice() throws IOException {
    List<String> found = new ArrayList<>();
    int files = 0;
    for (String module : List.of("schemas", "rules", "lsp", "cli", "maven-plugin")) {
      for (Path file : sources(Path.of("..", module, "src/main/java"))) {
        files++;
        String text = Files.readString(file);
        TURNS.forEach(
            (turn, instead) -> {
              Matcher matcher = Pattern.compile(turn).matcher(text);
              while (matcher.find()) {
                found.add(file.getFileName() + ": " + matcher.group() + "; write: " + instead);
              }
            });
      }
    }
    assertEquals(List.of(), found);
    assertTrue(files > 500, "only " + files + " files were read");
  }

  private static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
