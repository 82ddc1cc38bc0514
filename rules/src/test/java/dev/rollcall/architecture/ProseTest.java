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

/** Keeps turns that have to be read twice out of comments, messages, help texts and pages. */
final class ProseTest {

  /** Each with what to write in its place. */
  private static final Map<String, String> TURNS =
      new TreeMap<>(
          Map.of(
              "\\* Tells whether\\b", "Returns whether",
              "\\b(null|empty) where\\b", "if",
              "\\bthat there are not\\b", "unknown, invalid, out of range",
              "\\bcame to no end\\b", "did not finish, failed, timed out"));

  /** Those that users would have to read, with what to write in their place. */
  private static final Map<String, String> USER_TURNS =
      new TreeMap<>(
          Map.of(
              "\\bmend(s|ed)?\\b", "fix, repair",
              "\\bthat there (is|are) not\\b", "unknown, invalid, out of range",
              "\\bcame to no end\\b", "did not finish, failed, timed out",
              "\\bis no (date|number|duration|path|rule)\\b", "is not a",
              "\\bgoes before\\b", "overrides",
              "\\bmishap\\b", "error"));

  private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\\n]++|\\\\.)*+\"");

  @Test
  void messagesAndHelpAreReadOnce() throws IOException {
    List<String> found = new ArrayList<>();
    for (String module : List.of("schemas", "rules", "lsp", "cli", "maven-plugin")) {
      for (Path file : files(Path.of("..", module, "src/main/java"), ".java")) {
        Matcher literal = LITERAL.matcher(Files.readString(file));
        while (literal.find()) {
          find(literal.group(), file, found);
        }
      }
    }
    assertEquals(List.of(), found);
  }

  @Test
  void pagesAreReadOnce() throws IOException {
    List<String> found = new ArrayList<>();
    List<Path> pages =
        new ArrayList<>(List.of(Path.of("../README.md"), Path.of("../CONTRIBUTING.md")));
    for (Path page : files(Path.of("../docs"), ".md")) {
      if (!page.startsWith("../docs/adr")) {
        pages.add(page);
      }
    }
    for (Path page : pages) {
      find(Files.readString(page), page, found);
    }
    assertEquals(List.of(), found);
  }

  private static void find(String text, Path file, List<String> found) {
    USER_TURNS.forEach(
        (turn, instead) -> {
          Matcher matcher = Pattern.compile(turn).matcher(text);
          while (matcher.find()) {
            found.add(file.getFileName() + ": " + matcher.group() + "; write: " + instead);
          }
        });
  }

  @Test
  void nothingHasToBeReadTwice() throws IOException {
    List<String> found = new ArrayList<>();
    int files = 0;
    for (String module : List.of("schemas", "rules", "lsp", "cli", "maven-plugin")) {
      for (Path file : files(Path.of("..", module, "src/main/java"), ".java")) {
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

  private static List<Path> files(Path root, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }
}
