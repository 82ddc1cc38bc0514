package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Gives every wrong input one line that names it and the remedy. */
final class UserErrorsTest {

  @TempDir private Path directory;

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "user-errors.csv",
      delimiter = '|',
      quoteCharacter = '\'',
      numLinesToSkip = 1)
  void oneLineNamesItAndTheRemedy(String arguments, int code, String named, String remedy)
      throws IOException {
    Shell shell = new Shell(directory);
    shell.write("agent.yaml", Shell.GOOD);
    shell.write("bad.yaml", Shell.BAD);
    shell.write("wrong/.rollcall.yaml", "rulez: {}\n");
    shell.write("wrong/agent.yaml", Shell.GOOD);
    shell.write("list.json", "[]\n");
    Shell.Outcome outcome = shell.run(arguments.split(" "));
    assertEquals(code, outcome.code(), outcome.out() + outcome.err());
    assertEquals("", outcome.out());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().startsWith("rollcall: "), outcome.err());
    assertTrue(outcome.err().contains(named), outcome.err());
    assertTrue(outcome.err().contains(remedy), outcome.err());
    assertFalse(outcome.err().contains("Exception"), outcome.err());
    assertFalse(outcome.err().toLowerCase(java.util.Locale.ROOT).contains("please"));
  }

  @Test
  void thereAreEightyOfThem() throws IOException {
    try (var in = UserErrorsTest.class.getResourceAsStream("user-errors.csv")) {
      String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertTrue(text.lines().count() > 80, "at least 80 rows below the heading");
    }
  }
}
