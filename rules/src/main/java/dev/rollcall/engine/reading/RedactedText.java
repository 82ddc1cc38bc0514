package dev.rollcall.engine.reading;

import dev.rollcall.source.SourceFile;
import java.util.Locale;

/**
 * What support bundles write in place of addresses and secrets, such as {@code ***HIDDEN***} of the
 * redactors of troubleshoot.sh. The server took another value, which is unknown.
 */
public final class RedactedText {

  private static final String STARS = "***";

  private RedactedText() {}

  /** Returns whether a text stands for another one. */
  public static boolean isIn(String text) {
    if (text.contains(STARS)) {
      return true;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    for (String word : new String[] {"redacted", "hidden", "masked"}) {
      int at = lower.indexOf(word);
      if (at >= 0 && isMarked(text, at, at + word.length())) {
        return true;
      }
    }
    return false;
  }

  /** A word in capitals or in brackets is none that people write by chance. */
  private static boolean isMarked(String text, int start, int end) {
    String word = text.substring(start, end);
    boolean capitals = word.equals(word.toUpperCase(Locale.ROOT));
    boolean bracket = start > 0 && "<[*{".indexOf(text.charAt(start - 1)) >= 0;
    return capitals || bracket;
  }

  /** Returns whether a file may have such a text where YAML takes the first star for an alias. */
  static boolean isUnquotedIn(SourceFile file) {
    return file.text().contains(" " + STARS);
  }

  /** Returns a file with quotes in place of the first and the last character of such values. */
  static SourceFile quoted(SourceFile file) {
    StringBuilder out = new StringBuilder(file.text());
    int at = out.indexOf(" " + STARS);
    while (at >= 0) {
      int start = at + 1;
      int end = start;
      while (end < out.length() && !SourceFile.isBreak(out.charAt(end))) {
        end++;
      }
      int next = end;
      while (out.charAt(end - 1) == ' ') {
        end--;
      }
      String value = out.substring(start, end);
      char before = at == 0 ? '\n' : out.charAt(at - 1);
      if ((before == ':' || before == '-') && value.indexOf('"') < 0 && value.indexOf('\\') < 0) {
        out.setCharAt(start, '"');
        out.setCharAt(end - 1, '"');
      }
      at = out.indexOf(" " + STARS, next);
    }
    return new SourceFile(file.name(), out.toString());
  }
}
