package dev.rollcall.report;

/**
 * Keeps text of manifests from being taken as commands by GitHub, which obeys lines of the log that
 * begin with {@code ::}.
 */
public final class WorkflowCommandEscaper {

  private WorkflowCommandEscaper() {}

  /** Returns the text with what would be a command written as an escape. */
  public static String escape(String text) {
    if (!text.contains("::")) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end + 1;
      int first = start;
      while (first < end && Character.isWhitespace(text.charAt(first))) {
        first++;
      }
      out.append(text, start, first);
      boolean command = first < end && text.startsWith("::", first);
      out.append(command ? "\\u003a" : "").append(text, command ? first + 1 : first, end);
      start = end;
    }
    return out.toString();
  }
}
