package dev.rollcall.cel;

/** Texts in quotation marks. */
final class Quoting {

  private Quoting() {}

  /** Mirrors {@code strings.quote}: only what would break a literal is escaped. */
  static String celQuote(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              int escape = "\u0007\b\f\n\r\t\u000b\\\"".indexOf(c);
              if (escape >= 0) {
                out.append('\\').append("abfnrtv\\\"".charAt(escape));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.append('"').toString();
  }

  /** Mirrors {@code strconv.Quote} for texts without control characters. */
  static String goQuote(String text) {
    StringBuilder out = new StringBuilder();
    String quoted = celQuote(text);
    for (int i = 0; i < quoted.length(); i++) {
      char c = quoted.charAt(i);
      if (c < ' ' || c == 0x7f) {
        out.append("\\x").append(Integer.toHexString(0x100 + c).substring(1));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
