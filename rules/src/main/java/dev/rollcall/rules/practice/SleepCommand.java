package dev.rollcall.rules.practice;

import dev.rollcall.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/** Finds sleeps in commands of containers. */
final class SleepCommand {

  private SleepCommand() {}

  /** Returns for how long a command sleeps before it does anything else that lasts, 0 for none. */
  static long seconds(List<Value<String>> command) {
    long seconds = 0;
    List<String> words = words(command);
    for (int i = 0; i + 1 < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("sleep") || word.endsWith("/sleep")) {
        seconds += duration(words.get(i + 1));
      }
    }
    return seconds;
  }

  /** Returns whether a shell goes round a loop that waits by sleeping. */
  static boolean isLoop(List<Value<String>> command) {
    List<String> words = words(command);
    boolean loops = words.contains("while") || words.contains("until") || hasEndlessFor(words);
    return loops && words.contains("done") && words.contains("sleep");
  }

  private static boolean hasEndlessFor(List<String> words) {
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).equals("for") && words.get(i + 1).startsWith("((")) {
        return true;
      }
    }
    return false;
  }

  /** Returns the words of a script; separators of the shell end a word. */
  private static List<String> words(List<Value<String>> command) {
    List<String> words = new ArrayList<>();
    for (Value<String> part : command) {
      StringTokenizer tokens = new StringTokenizer(part.get(), " \t\n\r;&|`\"'");
      while (tokens.hasMoreTokens()) {
        words.add(tokens.nextToken());
      }
    }
    return words;
  }

  /** Reads what sleep takes: a whole number, with s, m, h or d behind it. */
  private static long duration(String text) {
    long number = 0;
    for (int i = 0; i < text.length() && number < 10_000_000; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        number = number * 10 + (c - '0');
        continue;
      }
      return i == text.length() - 1 ? number * unit(c) : 0;
    }
    return number;
  }

  private static long unit(char c) {
    return switch (c) {
      case 's' -> 1;
      case 'm' -> 60;
      case 'h' -> 3_600;
      case 'd' -> 86_400;
      default -> 0;
    };
  }
}
