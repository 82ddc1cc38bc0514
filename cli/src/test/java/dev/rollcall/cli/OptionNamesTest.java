package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names of options are written once each, by the objects that describe and read them. */
final class OptionNamesTest {

  private static final Path SOURCES = Path.of("src/main/java/dev/rollcall/cli");
  private static final Pattern NAME = Pattern.compile("\"(--[a-z][a-z-]*)\"");
  private static final Pattern READING = Pattern.compile("arguments\\.(has|values?)\\(");

  /** Gives command lines, as a user does. */
  private static final String TRAINING = "CdsTraining.java";

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java") && !file.endsWith(TRAINING))
          .sorted()
          .toList();
    }
  }

  @Test
  void noNameIsWrittenTwice() throws IOException {
    TreeMap<String, Integer> counts = new TreeMap<>();
    for (Path file : sources()) {
      NAME.matcher(Files.readString(file))
          .results()
          .forEach(match -> counts.merge(match.group(1), 1, Integer::sum));
    }
    counts.values().removeIf(count -> count == 1);
    assertEquals("{}", counts.toString());
  }

  @Test
  void onlyOptionsReadTheirValues() throws IOException {
    TreeSet<String> readers = new TreeSet<>();
    for (Path file : sources()) {
      if (READING.matcher(Files.readString(file)).find()) {
        readers.add(file.getFileName().toString());
      }
    }
    assertEquals("[ConflictingOptions.java, Option.java]", readers.toString());
  }
}
