package dev.rollcall.yaml;

import dev.rollcall.source.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Byte order marks behind the first character, where files were joined: kubectl takes one at the
 * start of a document, and the library counts columns for some and none for others.
 */
final class ByteOrderMarks {

  private static final char MARK = '\uFEFF';

  private final String text;
  private final boolean any;
  private final Set<Integer> shortened = new HashSet<>();

  ByteOrderMarks(String text) {
    this.any = text.indexOf(MARK, 1) >= 0;
    this.text = any ? withoutFirst(text) : text;
  }

  /** Returns the text without the marks that begin a document. */
  String text() {
    return text;
  }

  /** Returns whether there are any, so that nothing is to be done where there are none. */
  boolean isAny() {
    return any;
  }

  /** Returns the text without the marks that begin a document but the first. */
  private String withoutFirst(String whole) {
    StringBuilder out = new StringBuilder(whole.length());
    boolean separated = false;
    int line = 1;
    for (int i = 0; i < whole.length(); i++) {
      boolean start = isLineStart(whole, i);
      line += start && i > 0 ? 1 : 0;
      if (start && separated && whole.charAt(i) == MARK) {
        shortened.add(line);
      } else {
        out.append(whole.charAt(i));
      }
      separated = start ? whole.startsWith("---", i) : separated;
    }
    return out.toString();
  }

  /** Returns how many code points of a part of the text come before each of its lines. */
  static List<Integer> lineStarts(String part) {
    List<Integer> starts = new ArrayList<>();
    int points = part.startsWith("\uFEFF") ? 1 : 0;
    starts.add(points);
    for (int i = points; i < part.length(); i = part.offsetByCodePoints(i, 1)) {
      if (i > 0 && isLineStart(part, i)) {
        starts.add(points);
      }
      points++;
    }
    starts.add(points);
    return starts;
  }

  /** Returns how many columns a line has more in the file than in the text. */
  int missing(int line) {
    return shortened.contains(line) ? 1 : 0;
  }

  private static boolean isLineStart(String text, int at) {
    if (at == 0) {
      return true;
    }
    char before = text.charAt(at - 1);
    boolean pair = before == '\r' && text.charAt(at) == '\n';
    return SourceFile.isBreak(before) && !pair;
  }
}
