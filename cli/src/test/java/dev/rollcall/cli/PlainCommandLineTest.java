package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Compares what is read without the library with what the library makes of the same words. */
final class PlainCommandLineTest {

  private static final int LINES = 3_000;
  private static final List<String> VALUES =
      List.of(
          "a.yaml",
          "b/c.yaml",
          "-",
          "json",
          "a=b",
          "x,y",
          "a,",
          ",",
          "",
          "--",
          "--help",
          "-h",
          "-q",
          "@list",
          "\"",
          "'",
          "a\\,b",
          "lint",
          "-x",
          "--nothing",
          "1.31..1.33",
          "é",
          "a b",
          "--format=json",
          "--quiet=true",
          "-ofile",
          "-o=file",
          "${user.home}",
          "%n");

  private static List<Command> commands() {
    return Commands.all();
  }

  /** Returns what the library reads; null where it refuses, or prints help. */
  private static @Nullable Arguments byLibrary(Command command, String... words) {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    CommandContext terminal =
        new CommandContext(
            new ByteArrayInputStream(new byte[0]), nowhere, nowhere, Map.of(), Path.of(""), false);
    try {
      CommandLine.ParseResult read =
          LibraryCommandLine.of(Commands.all(), command, terminal).parseArgs(words);
      return CommandLine.printHelpIfRequested(read)
          ? null
          : LibraryCommandLine.arguments(CommandSyntax.of(command), read.subcommand());
    } catch (CommandLine.ParameterException | UsageException e) {
      return null;
    }
  }

  private static String[] line(Command command, Random random) {
    List<Option> options = CommandSyntax.of(command).options();
    List<String> words = new ArrayList<>(List.of(command.name()));
    int length = random.nextInt(7);
    while (words.size() <= length) {
      String value = VALUES.get(random.nextInt(VALUES.size()));
      String option = options.get(random.nextInt(options.size())).name();
      switch (random.nextInt(4)) {
        case 0 -> words.add(value);
        case 1 -> words.add(option);
        case 2 -> words.add(option + "=" + value);
        default -> words.addAll(List.of(option, value));
      }
    }
    return words.toArray(String[]::new);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  void saysWhatTheLibrarySays(Command command) {
    Random random = new Random(command.name().hashCode());
    int plain = 0;
    for (int i = 0; i < LINES / 10; i++) {
      String[] words = line(command, random);
      Arguments read = PlainCommandLine.read(command, words);
      if (read != null) {
        plain++;
        assertEquals(byLibrary(command, words), read, () -> String.join(" ", words));
      }
    }
    assertTrue(plain > 0, command.name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lint a.yaml",
        "lint",
        "lint -",
        "lint --format json a.yaml b.yaml",
        "lint --format=json -o out.json --rule a,b --rule c -q k8s/",
        "place --node a --taint n=k:NoSchedule a.yaml",
        "diff a b --fail-on error"
      })
  void readsWhatPeopleWrite(String line) {
    String[] words = line.split(" ");
    Command command = command(words[0]);
    Arguments read = PlainCommandLine.read(command, words);
    assertEquals(byLibrary(command, words), read);
    assertTrue(read != null, line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lint --help",
        "lint -h",
        "lint --format",
        "lint --format --quiet",
        "lint --unknown",
        "lint --quiet --quiet",
        "lint --quiet=true",
        "lint --cluster a --cluster b",
        "lint --rule a,,b",
        "lint -oout.json",
        "lint @arguments",
        "lint -- a.yaml",
        "diff a",
        "diff a b c",
        "explain"
      })
  void leavesTheRestToTheLibrary(String line) {
    String[] words = line.split(" ");
    assertNull(PlainCommandLine.read(command(words[0]), words));
  }

  @Test
  void keepsTheOrderOfParameters() {
    Arguments read = PlainCommandLine.read(command("lint"), "lint", "b", "--quiet", "a", "c");
    assertTrue(read != null);
    assertEquals(List.of("b", "a", "c"), read.parameters());
  }

  private static Command command(String name) {
    for (Command command : Commands.all()) {
      if (command.name().equals(name)) {
        return command;
      }
    }
    throw new IllegalArgumentException(name);
  }
}
