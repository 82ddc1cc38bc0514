package dev.rollcall.text;

import java.util.List;

/**
 * A pattern for names or paths: {@code ?} stands for a character, {@code *} for any number of them
 * but no {@code /}, {@code **} for any number of directories. It takes time in proportion to
 * pattern times text, whatever they are.
 */
public final class Glob {

  private static final String ANY_DEPTH = "**";

  private final String pattern;
  private final List<String> parts;

  private Glob(String pattern, List<String> parts) {
    this.pattern = pattern;
    this.parts = List.copyOf(parts);
  }

  /** Creates a pattern for a name. */
  public static Glob name(String pattern) {
    return new Glob(pattern, List.of(pattern));
  }

  /**
   * Creates a pattern for a path with {@code /} between its parts. One without {@code /} holds at
   * any depth, one for a directory holds for all that is below it.
   */
  public static Glob path(String pattern) {
    String trimmed = pattern.startsWith("./") ? pattern.substring(2) : pattern;
    while (trimmed.endsWith("/")) {
      trimmed = trimmed.substring(0, trimmed.length() - 1);
    }
    boolean anchored = trimmed.indexOf('/') >= 0;
    String rooted = trimmed.startsWith("/") ? trimmed.substring(1) : trimmed;
    String whole = anchored ? rooted : ANY_DEPTH + "/" + rooted;
    return new Glob(pattern, List.of(whole.split("/")));
  }

  /** Returns whether a name is as the pattern says. */
  public boolean matchesName(String name) {
    return matches(pattern, name);
  }

  /** Returns whether a path, or a directory that holds it, is as the pattern says. */
  public boolean matchesPath(String path) {
    String[] names = path.split("/");
    // reach[i]: the parts so far can stand for the first i names
    boolean[] reach = new boolean[names.length + 1];
    reach[0] = true;
    for (String part : parts) {
      boolean[] next = new boolean[names.length + 1];
      boolean deep = part.equals(ANY_DEPTH);
      for (int i = 0; i <= names.length; i++) {
        if (deep) {
          next[i] = reach[i] || (i > 0 && next[i - 1]);
        } else if (i > 0) {
          next[i] = reach[i - 1] && matches(part, names[i - 1]);
        }
      }
      reach = next;
    }
    for (int i = 1; i <= names.length; i++) {
      if (reach[i]) {
        return true;
      }
    }
    return false;
  }

  /** Goes back to the last star only, which is enough where nothing else has a choice. */
  private static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int starText = 0;
    while (t < text.length()) {
      char c = p < pattern.length() ? pattern.charAt(p) : '\0';
      if (p < pattern.length() && c == '*') {
        star = p++;
        starText = t;
      } else if (p < pattern.length() && (c == '?' || c == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++starText;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** Returns the pattern as written. */
  @Override
  public String toString() {
    return pattern;
  }
}
