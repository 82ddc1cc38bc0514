package dev.rollcall.yaml.edit;

import java.util.Locale;

/** How the entries of a map or a list are written. */
enum CollectionStyle {
  BLOCK,
  FLOW,
  JSON;

  /** Returns a value in the given quotes where that keeps it what it is. */
  String value(String text, String quote) {
    if (isLiteral(text)) {
      return text;
    }
    if (!quote.isEmpty()) {
      return quote + text + quote;
    }
    return this == JSON ? '"' + text + '"' : text;
  }

  /** Returns whether the text is no bare string: a number, true, false, null, quoted, or a map. */
  private static boolean isLiteral(String text) {
    if (text.isEmpty() || text.equals("true") || text.equals("false") || text.equals("null")) {
      return !text.isEmpty();
    }
    char first = text.charAt(0);
    if (first == '"' || first == '\'' || first == '{' || first == '[') {
      return true;
    }
    int start = first == '-' ? 1 : 0;
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() > start;
  }

  /** Returns whether every reader of YAML takes the text without quotes for a string. */
  static boolean isPlain(String text) {
    if (text.isEmpty() || !isLetter(text.charAt(0)) || text.length() < 2) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isLetter(c) && (c < '0' || c > '9') && c != '-' && c != '_' && c != '.' && c != '/') {
        return false;
      }
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "no", "on", "off", "true", "false", "null" -> false;
      default -> true;
    };
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
