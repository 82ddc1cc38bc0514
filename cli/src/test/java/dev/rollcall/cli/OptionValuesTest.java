package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the value of an option, a run answers, or says in a line what is wrong with it. */
@Tag("slow")
final class OptionValuesTest {

  private static final Path EXAMPLES = Path.of("../examples");
  private static final String VALUE = "@";
  private static final int MAX_ERROR_LINES = 3;
  private static final int RANDOM_VALUES = 12;

  /** A command, of whose words one is a value, and a value that it takes. */
  private record Command(String value, String... words) {

    List<String> with(String other) {
      return Stream.of(words).map(word -> word.replace(VALUE, other)).toList();
    }

    @Override
    public String toString() {
      return String.join(" ", words);
    }
  }

  private static final String NODES = "nodes.yaml";
  private static final String AGENT = "log-daemon";

  /** The options whose values somebody types and that write no file. */
  private static List<Command> commands() {
    return List.of(
        new Command("1m30s", "rollout", "--ready-after=@", AGENT, AGENT),
        new Command("PT1M", "rollout", "--gone-after=@", AGENT, AGENT),
        new Command("worker-1", "rollout", "--broken=@", NODES, AGENT),
        new Command("worker-1", "place", "--node=@", NODES, AGENT),
        new Command("logging/log-daemon", "place", "--daemonset=@", NODES, AGENT),
        new Command("worker-1=a=b", "place", "--label=@", NODES, AGENT),
        new Command("worker-1=a=b:NoSchedule-", "place", "--taint=@", NODES, AGENT),
        new Command("worker-1", "place", "--cordon=@", NODES, AGENT),
        new Command("1000001", "place", "--add-nodes=@", "--like=gpu-1", NODES, AGENT),
        new Command("json", "place", "--format=@", NODES, AGENT),
        new Command("1.36", "lint", "--kubernetes-version=@", AGENT),
        new Command("host-access,nothing", "lint", "--rule=@", AGENT),
        new Command("no-such", "lint", "--skip=@", AGENT),
        new Command("depth=5", "lint", "--limit=@", AGENT),
        new Command("never", "lint", "--fail-on=@", AGENT),
        new Command("strict", "lint", "--profile=@", AGENT),
        new Command("sarif", "lint", "--format=@", AGENT),
        new Command(NODES, "lint", "--config=@", AGENT),
        new Command(NODES, "lint", "--baseline=@", AGENT),
        new Command("gpu", "lint", "--cluster=@", AGENT),
        new Command(NODES, "diff", "@", AGENT),
        new Command("host-access", "explain", "@"),
        new Command("Node", "schema", "@"),
        new Command("lnit", "@"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyValueIsAnsweredInALine(Command command) {
    List<String> values = new ArrayList<>();
    values.add(command.value());
    // Order of reading turned around, colours, commands to build servers, line ends.
    values.add("\u202e\u001b[31m%0A::error::x\n=\u2028");
    values.add("a\"b,\u001b[31m");
    values.add("depth=\"1");
    values.add("");
    values.add("-1d5h3.5s");
    values.add("PT9223372036854775807S");
    Random random = new Random(command.toString().hashCode());
    for (int i = 0; i < RANDOM_VALUES; i++) {
      values.add(randomly(command.value(), random));
    }
    for (String value : values) {
      check(command.with(value));
    }
  }

  private static void check(List<String> words) {
    CliRunner.Outcome outcome = new CliRunner(EXAMPLES).run(words.toArray(String[]::new));
    String said = outcome.err();
    assertTrue(outcome.code() >= 0 && outcome.code() <= 3, () -> words + ": " + outcome);
    assertFalse(said.contains("rollcall: crashed with"), () -> words + ": " + said);
    assertTrue(said.lines().count() <= MAX_ERROR_LINES, () -> words + ": " + said);
    assertTrue(outcome.code() != 2 || !said.isBlank(), () -> words + " says nothing");
    OutputSafety.check("text", said, words.toString());
  }

  /** Returns the value with some of its characters replaced, left out or added. */
  private static String randomly(String value, Random random) {
    String letters = "az09.,:=/-+*?[]{}()\"'\\ \u001b\u00e9\u202e\ud83d\udc33%#@~^$&;|<>\t\n";
    StringBuilder text = new StringBuilder(value);
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(text.length() + 1);
      int until = Math.min(text.length(), at + random.nextInt(3));
      char letter = letters.charAt(random.nextInt(letters.length()));
      text.replace(at, until, random.nextBoolean() ? String.valueOf(letter) : "");
    }
    String made = text.toString();
    // Other programs, other people's files.
    return made.startsWith("git:") || made.startsWith("/") || made.contains("..") ? "x" : made;
  }
}
