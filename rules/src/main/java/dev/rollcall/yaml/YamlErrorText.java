package dev.rollcall.yaml;

import org.jspecify.annotations.Nullable;

/** Says what is wrong with a line in the words of those who write YAML, not of a parser. */
final class YamlErrorText {

  /** What is said of a tab that separates or indents. */
  static final String TAB = "a tab where YAML takes only spaces; replace it by spaces";

  private static final String CHARACTER = "found character '";

  private YamlErrorText() {}

  /**
   * Returns what to say of a problem that many meet, null for any other.
   *
   * @param context what the library was reading
   * @param problem what stopped it
   */
  static @Nullable String of(String context, String problem) {
    if (problem.contains("'\\t(TAB)'")) {
      return TAB;
    }
    if (problem.startsWith(CHARACTER) && problem.contains("cannot start any token")) {
      char first = problem.charAt(CHARACTER.length());
      return "a value cannot start with \"" + first + "\"; quote it";
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return "a \":\" where no key can be; quote the value that holds it, or indent the line as the"
          + " keys before it";
    }
    if (problem.startsWith("expected <block end>")) {
      return "the line is indented unlike those before it, or follows a value that has ended;"
          + " indent it as its neighbours, or quote the value";
    }
    if (context.contains("a simple key") && problem.startsWith("could not find expected ':'")) {
      return "the key before this has no \":\" after it; add it, or indent its line as part of the"
          + " text above";
    }
    return null;
  }
}
