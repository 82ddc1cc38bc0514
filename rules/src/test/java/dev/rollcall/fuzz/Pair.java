package dev.rollcall.fuzz;

import java.nio.charset.StandardCharsets;

/**
 * An input that stands for two texts: raw ones have a line between them, of recipes the second is
 * cooked with all of the bytes and the first with half of them.
 */
record Pair(String first, String second) {

  /** The line between two raw texts. */
  static final String LINE = "=====\n";

  static Pair of(byte[] input) {
    if (input.length > 0 && (input[0] & 0xFF) < Recipe.MARK) {
      int half = Math.max(1, input.length / 2);
      byte[] less = new byte[half];
      System.arraycopy(input, 0, less, 0, half);
      return new Pair(Recipe.text(less), Recipe.text(input));
    }
    String text = new String(input, StandardCharsets.UTF_8);
    int at = text.startsWith(LINE) ? 0 : text.indexOf("\n" + LINE) + 1;
    boolean two = at > 0 || text.startsWith(LINE);
    return two
        ? new Pair(text.substring(0, at), text.substring(at + LINE.length()))
        : new Pair(text, text);
  }

  /** Returns the two texts as one raw input. */
  String raw() {
    return first + LINE + second;
  }
}
