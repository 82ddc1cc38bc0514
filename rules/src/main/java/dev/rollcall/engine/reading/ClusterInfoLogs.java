package dev.rollcall.engine.reading;

import dev.rollcall.source.SourceFile;

/**
 * The logs that {@code kubectl cluster-info dump} writes to standard output behind its lists:
 * clusterinfo_dump.go.
 */
final class ClusterInfoLogs {

  private static final String START = "==== START logs for container ";
  private static final int SIGNS = "====".length();
  private static final String END = "==== END logs for container ";

  private ClusterInfoLogs() {}

  /**
   * Returns a file with blanks in place of such logs, so that everything else stays where it is.
   */
  static SourceFile blanked(SourceFile file) {
    String text = file.text();
    int start = file.characters().has('=') ? lineStarting(text, START, 0) : -1;
    if (start < 0) {
      return file;
    }
    char[] chars = text.toCharArray();
    while (start >= 0) {
      int last = lineStarting(text, END, start);
      int end = last < 0 ? -1 : text.indexOf('\n', last);
      end = end < 0 ? chars.length : end;
      for (int i = start; i < end; i++) {
        chars[i] = SourceFile.isBreak(chars[i]) ? chars[i] : ' ';
      }
      start = lineStarting(text, START, end);
    }
    return new SourceFile(file.name(), new String(chars));
  }

  /** Looks at one character in four, since both begin with four of the same. */
  private static int lineStarting(String text, String words, int from) {
    for (int i = from + SIGNS - 1; i < text.length(); i += SIGNS) {
      if (text.charAt(i) == '=') {
        int at = i;
        while (at > from && at > i - SIGNS + 1 && text.charAt(at - 1) == '=') {
          at--;
        }
        if (text.startsWith(words, at) && (at == 0 || text.charAt(at - 1) == '\n')) {
          return at;
        }
      }
    }
    return -1;
  }
}
