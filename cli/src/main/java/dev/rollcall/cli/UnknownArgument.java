package dev.rollcall.cli;

import dev.rollcall.text.Spelling;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says what a word of the command line that nothing knows was probably meant to be. */
final class UnknownArgument {

  /** Words of other tools and of people, the option that a command needs, and what to say. */
  private static final String WORDS = "unknown-words.tsv";

  private UnknownArgument() {}

  /** Returns what to say of a word that is not a command. */
  static String describeCommand(String word, boolean isPath, List<Command> commands) {
    String unknown = "unknown command \"" + word + "\"";
    String advice = advice(word, List.of(""));
    if (!advice.isEmpty()) {
      return unknown + advice;
    }
    if (isPath) {
      return unknown + "; to check what is there: rollcall lint " + word;
    }
    List<String> known = new ArrayList<>();
    commands.forEach(each -> known.add(each.name()));
    return unknown + nearest(word, known);
  }

  /** Returns what to say of an option or an argument; null stands for no command. */
  static String describe(String word, @Nullable Command command) {
    List<String> known = new ArrayList<>();
    if (command != null) {
      for (Option option : CommandSyntax.of(command).options()) {
        known.add(option.name());
      }
    } else if (word.equals("-v")) {
      return "unknown option \"-v\"" + Spelling.question(Main.VERSION);
    }
    boolean option = command == null || word.startsWith("-");
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    String advice = option ? advice(name, known) : "";
    return "unknown "
        + (option ? "option" : "argument")
        + " \""
        + name
        + "\""
        + (advice.isEmpty() ? nearest(name, known) : advice);
  }

  private static String nearest(String word, List<String> known) {
    List<String> all = new ArrayList<>(known);
    all.add(Main.HELP);
    all.add(Main.VERSION);
    return Spelling.question(Spelling.nearest(word, all));
  }

  /** Returns what is told of a word to those who have one of the options, or nothing. */
  private static String advice(String word, List<String> options) {
    try (InputStream table =
        Objects.requireNonNull(UnknownArgument.class.getResourceAsStream(WORDS))) {
      for (String row : new String(table.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        String[] cells = row.split("\t");
        if (cells[0].equals(word) && options.contains(cells[1])) {
          return "; " + cells[2];
        }
      }
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
