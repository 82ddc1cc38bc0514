package dev.rollcall.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads command lines as nearly all are written, without the library, which takes a fifth of the
 * time of a run over one file. Whatever is wrong or unusual is left to the library.
 */
final class PlainCommandLine {

  private final CommandSyntax syntax;
  private final Map<String, List<String>> options = new HashMap<>();
  private final List<String> parameters = new ArrayList<>();

  private PlainCommandLine(CommandSyntax syntax) {
    this.syntax = syntax;
  }

  /**
   * Returns what the words behind the name of a command say, or null if the library has to say it.
   *
   * @param given all words, of which the first is the name of the command
   */
  static @Nullable Arguments read(Command command, String... given) {
    List<String> words = List.of(given);
    PlainCommandLine line = new PlainCommandLine(CommandSyntax.of(command));
    int next = 1;
    while (next > 0 && next < words.size()) {
      next = line.readFrom(next, words);
    }
    return next < 0 || !line.parametersFit()
        ? null
        : new Arguments(words, line.options, line.parameters);
  }

  /** Returns the index of the word to go on with, below 0 if that is for the library. */
  private int readFrom(int index, List<String> words) {
    String word = words.get(index);
    if (!isPlain(word)) {
      return -1;
    }
    if (!word.startsWith("-") || word.equals("-")) {
      parameters.add(word);
      return index + 1;
    }
    int equals = word.startsWith("--") ? word.indexOf('=') : -1;
    Option option = syntax.find(equals < 0 ? word : word.substring(0, equals));
    if (option instanceof Option.Flag) {
      return equals < 0 && options.put(option.name(), List.of()) == null ? index + 1 : -1;
    }
    int at = equals < 0 ? index + 1 : index;
    if (option == null || at == words.size()) {
      return -1;
    }
    String value = words.get(at).substring(equals + 1);
    return isPlain(value) && !value.startsWith("-") && add(option, value) ? at + 1 : -1;
  }

  /** Returns whether the value is kept: those given twice and empty ones are for the library. */
  private boolean add(Option option, String value) {
    if (option instanceof Option.Value || option instanceof Option.Choice) {
      return options.put(option.name(), List.of(value)) == null;
    }
    List<String> values = options.computeIfAbsent(option.name(), name -> new ArrayList<>());
    if (!(option instanceof Option.CommaList)) {
      return values.add(value);
    }
    for (String each : value.split(",", -1)) {
      values.add(each);
      if (each.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Files of arguments, quotes and what is empty are the business of the library. */
  private static boolean isPlain(String word) {
    return !word.isEmpty()
        && word.charAt(0) != '@'
        && word.indexOf('"') < 0
        && word.indexOf('\\') < 0;
  }

  private boolean parametersFit() {
    int least = 0;
    int most = 0;
    for (Parameter parameter : syntax.parameters()) {
      least += parameter.required() ? 1 : 0;
      most = parameter.many() ? Integer.MAX_VALUE : most + 1;
    }
    return parameters.size() >= least && parameters.size() <= most;
  }
}
