package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import picocli.CommandLine.Model.OptionSpec;

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
    CliRunner shell = new CliRunner(directory);
    shell.write("agent.yaml", CliRunner.GOOD);
    shell.write("bad.yaml", CliRunner.BAD);
    shell.write("wrong/.rollcall.yaml", "rulez: {}\n");
    shell.write("wrong/agent.yaml", CliRunner.GOOD);
    shell.write("schemas/.rollcall.yaml", "schemas: [missing]\n");
    shell.write("schemas/agent.yaml", CliRunner.GOOD);
    shell.write("list.json", "[]\n");
    CliRunner.Outcome outcome = shell.run(arguments.split(" "));
    assertEquals(code, outcome.code(), outcome.out() + outcome.err());
    assertEquals("", outcome.out());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().startsWith("rollcall: "), outcome.err());
    assertTrue(outcome.err().contains(named), outcome.err());
    assertTrue(outcome.err().contains(remedy), outcome.err());
    assertFalse(outcome.err().contains("Exception"), outcome.err());
    assertFalse(outcome.err().toLowerCase(java.util.Locale.ROOT).contains("please"));
  }

  private static List<String> table() throws IOException {
    try (var in = UserErrorsTest.class.getResourceAsStream("user-errors.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static boolean tries(List<String> table, String command, String... options) {
    return table.stream()
        .filter(row -> row.startsWith("'" + command + " "))
        .anyMatch(row -> List.of(options).stream().allMatch(option -> row.contains(option)));
  }

  @Test
  void everyOptionWithAValueAndEveryPairThatExcludesIsTried() throws IOException {
    List<String> table = table();
    assertTrue(table.size() > 190, table.size() + " rows");
    List<String> missing = new ArrayList<>();
    for (Command command : Commands.all()) {
      CommandSyntax syntax = new CommandSyntax();
      command.describe(syntax);
      for (OptionSpec option : syntax.optionSpecs()) {
        String name = option.longestName();
        if (option.arity().max() > 0 && !tries(table, command.name(), name)) {
          missing.add(command.name() + " " + name);
        }
      }
      for (ConflictingOptions pair : command.exclusions()) {
        if (!tries(table, command.name(), pair.one() + " ", pair.other())) {
          missing.add(command.name() + " " + pair);
        }
      }
    }
    assertEquals(List.of(), missing);
  }
}
