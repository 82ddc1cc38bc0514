package dev.rollcall.fuzz;

import dev.rollcall.text.Glob;
import java.nio.charset.StandardCharsets;

/** Whatever pattern and text, a glob says the same as the plainest way to ask. */
final class GlobTarget {

  private static final int MAX_CHARS = 200;

  private GlobTarget() {}

  static void run(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    int end = text.indexOf('\n');
    String pattern = cut(end < 0 ? text : text.substring(0, end));
    String name = cut(end < 0 ? text : text.substring(end + 1));
    Promise.hold(
        Glob.name(pattern).matchesName(name) == matches(pattern, name),
        "a name is matched as the plain way has it",
        pattern,
        name);
    boolean path = Glob.path(pattern).matchesPath(name);
    Promise.hold(
        path == Glob.path("./" + pattern).matchesPath(name) || pattern.startsWith("./"),
        "a dot in front means nothing",
        pattern,
        name);
    boolean plain = pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
    if (plain && !pattern.isEmpty() && pattern.indexOf('/') < 0) {
      Promise.hold(path == holds(name, pattern), "a word is a name on the way", pattern, name);
    }
    Promise.hold(
        !path || Glob.path(pattern).matchesPath(name + "/below"),
        "what holds for a directory holds below it",
        pattern,
        name);
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), MAX_CHARS));
  }

  private static boolean holds(String path, String name) {
    for (String part : path.split("/")) {
      if (part.equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** Fills the table of which start of the pattern stands for which start of the text. */
  private static boolean matches(String pattern, String text) {
    boolean[] reach = new boolean[text.length() + 1];
    reach[0] = true;
    for (int p = 0; p < pattern.length(); p++) {
      char c = pattern.charAt(p);
      boolean[] next = new boolean[text.length() + 1];
      next[0] = reach[0] && c == '*';
      for (int t = 1; t <= text.length(); t++) {
        next[t] =
            c == '*'
                ? reach[t] || next[t - 1]
                : reach[t - 1] && (c == '?' || c == text.charAt(t - 1));
      }
      reach = next;
    }
    return reach[text.length()];
  }
}
