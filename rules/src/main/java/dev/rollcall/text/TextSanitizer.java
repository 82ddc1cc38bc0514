package dev.rollcall.text;

/** Makes text from manifests harmless to terminals, and to build servers that read the log. */
public final class TextSanitizer {

  private TextSanitizer() {}

  /**
   * Returns the text with control characters, characters that change the direction of text, and
   * what build servers obey wherever it stands, such as {@code ##vso[}, written as escapes.
   */
  public static String text(String text) {
    int at = firstUnsafe(text, 0);
    if (at < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int from = 0;
    while (at >= 0) {
      out.append(text, from, at).append(String.format("\\u%04x", (int) text.charAt(at)));
      from = at + 1;
      at = firstUnsafe(text, from);
    }
    return out.append(text, from, text.length()).toString();
  }

  private static int firstUnsafe(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isUnsafe(c) || (c == '#' && isCommand(text, i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isUnsafe(char c) {
    if (c < 0x80) {
      return c < 0x20 || c == 0x7F;
    }
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  /** GitHub obeys {@code ##[…]}, Azure {@code ##vso[…]}, TeamCity {@code ##teamcity[…]}. */
  static boolean isCommand(String text, int at) {
    if (text.charAt(at) != '#' || at == 0 || text.charAt(at - 1) != '#') {
      return false;
    }
    int end = at + 1;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return end < text.length() && text.charAt(end) == '[';
  }
}
