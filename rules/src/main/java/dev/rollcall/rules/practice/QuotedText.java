package dev.rollcall.rules.practice;

/** Takes names out of sentences. */
final class QuotedText {

  private QuotedText() {}

  /** Returns what stands in the first double quotes, empty if nothing does. */
  static String first(String text) {
    int start = text.indexOf('"');
    int end = text.indexOf('"', start + 1);
    return start < 0 || end < 0 ? "" : text.substring(start + 1, end);
  }
}
