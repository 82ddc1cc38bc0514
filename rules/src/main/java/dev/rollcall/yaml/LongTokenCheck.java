package dev.rollcall.yaml;

import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Finds text that the library would take too long for: its time grows with the square of what has
 * no blank in it, and of comments.
 */
final class LongTokenCheck {

  /** One word of two million characters, twice what the API server takes in a ConfigMap. */
  private static final double MOST = 4e12;

  private LongTokenCheck() {}

  /** Returns whether no line is long enough for all of them together to take too long. */
  private static boolean hasShortLines(String text) {
    double longest = MOST / text.length();
    int start = -1;
    while (text.length() - start > longest) {
      int end = text.lastIndexOf('\n', start + (int) longest);
      if (end <= start) {
        return false;
      }
      start = end;
    }
    return true;
  }

  static @Nullable YamlError find(SourceFile file) {
    String text = file.text();
    if (hasShortLines(text)) {
      return null;
    }
    double cost = 0;
    int start = 0;
    boolean comment = false;
    boolean blank = true;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '\n' : text.charAt(i);
      if (c == '\n' || (c == ' ' && !comment)) {
        double length = i - start;
        cost += length * length;
        if (cost > MOST) {
          Span span = file.span(start, start + 1);
          return new YamlError(
              YamlError.Kind.LIMIT,
              span,
              "words without a blank that are millions of characters long");
        }
        start = i + 1;
      }
      if (c == '\n') {
        comment = false;
        blank = true;
      } else if (blank && c == '#') {
        comment = true;
      }
      blank &= c == ' ' || c == '\n';
    }
    return null;
  }
}
