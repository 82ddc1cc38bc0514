package dev.rollcall.report;

/**
 * Keeps text of manifests from being taken as commands by the build servers that read the log:
 * GitHub takes lines that begin with {@code ::} or {@code ##[}, Azure takes {@code ##vso[}
 * anywhere.
 */
final class BuildLog {

  private BuildLog() {}

  /** Returns the text with what would be a command written as an escape. */
  static String harmless(String text) {
    String safe = text.contains("##vso[") ? text.replace("##vso[", "#\\u0023vso[") : text;
    if (!safe.contains("::") && !safe.contains("##[")) {
      return safe;
    }
    StringBuilder out = new StringBuilder(safe.length() + 16);
    int start = 0;
    while (start < safe.length()) {
      int end = safe.indexOf('\n', start);
      end = end < 0 ? safe.length() : end + 1;
      int first = start;
      while (first < end && Character.isWhitespace(safe.charAt(first))) {
        first++;
      }
      boolean command = safe.startsWith("::", first) || safe.startsWith("##[", first);
      out.append(safe, start, first);
      if (command) {
        out.append("\\u%04x".formatted((int) safe.charAt(first))).append(safe, first + 1, end);
      } else {
        out.append(safe, first, end);
      }
      start = end;
    }
    return out.toString();
  }
}
