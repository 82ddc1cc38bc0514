package dev.rollcall.lsp.feature;

/**
 * A line of block YAML as it is while somebody types, taken apart without a parser.
 *
 * @param dash the column of the last dash before the content, or -1 if there is none
 * @param column the column of the content
 * @param key the key, or an empty string if there is none
 * @param value what follows the key, or the content if there is no key
 * @param valueColumn the column of the value
 */
record YamlLine(int dash, int column, String key, String value, int valueColumn) {

  /** Takes a line apart. */
  static YamlLine of(String text) {
    int at = skipBlanks(text, 0);
    int dash = -1;
    while (at < text.length()
        && text.charAt(at) == '-'
        && (at + 1 == text.length() || text.charAt(at + 1) == ' ')) {
      dash = at;
      at = skipBlanks(text, at + 1);
    }
    int colon = endOfKey(text, at);
    if (colon < 0) {
      return new YamlLine(dash, at, "", text.substring(at), at);
    }
    int valueAt = skipBlanks(text, colon + 1);
    String key = unquoted(text.substring(at, colon).strip());
    return new YamlLine(dash, at, key, text.substring(valueAt), valueAt);
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  /** Returns the offset of the colon behind a key, or -1 if there is no key. */
  private static int endOfKey(String text, int from) {
    if (from >= text.length() || "{[#&*!|>%@".indexOf(text.charAt(from)) >= 0) {
      return -1;
    }
    char quote = "\"'".indexOf(text.charAt(from)) >= 0 ? text.charAt(from) : 0;
    int start = quote == 0 ? from : text.indexOf(quote, from + 1) + 1;
    for (int i = Math.max(start, from); i < text.length(); i++) {
      boolean end = i + 1 == text.length() || text.charAt(i + 1) == ' ';
      if (text.charAt(i) == ':' && end) {
        return i;
      }
    }
    return -1;
  }

  static String unquoted(String text) {
    boolean quoted =
        text.length() > 1
            && "\"'".indexOf(text.charAt(0)) >= 0
            && text.charAt(0) == text.charAt(text.length() - 1);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  boolean isBlank() {
    return key.isEmpty() && (value.isBlank() || value.startsWith("#"));
  }

  /** Returns the scalar behind the key, without a comment and quotes. */
  String scalar() {
    int comment = value.indexOf(" #");
    return unquoted((comment < 0 ? value : value.substring(0, comment)).strip());
  }
}
