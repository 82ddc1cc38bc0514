package dev.rollcall.text;

/**
 * Values that another tool fills in later: variables of Flux, envsubst and clusterctl, such as
 * {@code ${NAME}} and {@code ${NAME:=default}}, actions in double braces, what SOPS encrypted, and
 * values that ask for another.
 */
public final class Placeholders {

  private static final String VARIABLE = "${";
  private static final String ACTION = "{{";
  private static final String ENCRYPTED = "ENC[";

  private Placeholders() {}

  /** Returns whether a text may hold a placeholder, so that a closer look is worth it. */
  public static boolean mayOccurIn(String text) {
    return text.contains(VARIABLE) || text.contains(ACTION) || text.contains(ENCRYPTED);
  }

  /** Returns whether parts of a line may be {@link #isUnresolved}, for most lines no. */
  public static boolean mayBeIn(String line) {
    char before = ' ';
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean twice = c == before && (c == '{' || c == '_');
      if (twice || c == '$' || c == '<' || c == '#' || (isCapital(c) && isCapital(before))) {
        return true;
      }
      before = c;
    }
    return false;
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  /** Returns whether a value is unknown until another tool has filled it in. */
  public static boolean isUnresolved(String value) {
    if (value.startsWith(ENCRYPTED) && value.endsWith("]")) {
      return true;
    }
    if (isToBeFilledIn(value)) {
      return true;
    }
    int action = value.indexOf(ACTION);
    return (action >= 0 && value.indexOf("}}", action) > action)
        || (value.contains(VARIABLE) && !expand(value, new StringBuilder()));
  }

  /**
   * Returns whether a whole value says that somebody is to put another in its place: {@code
   * <NAME>}, {@code $NAME}, {@code __NAME__}, {@code #{NAME}#} or {@code FILLED BY THE OPERATOR}.
   */
  public static boolean isToBeFilledIn(String value) {
    int length = value.length();
    if (length < 3) {
      return false;
    }
    return switch (value.charAt(0)) {
      case '<' -> value.charAt(length - 1) == '>' && value.indexOf('=') < 0;
      case '$' -> endOfName(value, 1) == length && isOfCapitals(value);
      case '_' -> length > 4 && value.startsWith("__") && value.endsWith("__");
      case '#' -> value.startsWith("#{") && value.endsWith("}#");
      default -> isOfCapitals(value) && isRequest(value);
    };
  }

  private static boolean isOfCapitals(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= 'a' && c <= 'z') {
        return false;
      }
    }
    return true;
  }

  /** Returns whether one of the words of a value asks for another value. */
  private static boolean isRequest(String value) {
    int start = 0;
    for (int i = 0; i <= value.length(); i++) {
      if (i == value.length() || !isCapital(value.charAt(i))) {
        if (i > start && isRequestWord(value.substring(start, i))) {
          return true;
        }
        start = i + 1;
      }
    }
    return false;
  }

  private static boolean isRequestWord(String word) {
    return switch (word) {
      case "FILLED", "FILL", "REPLACE", "REPLACED", "REPLACEME", "CHANGEME", "PLACEHOLDER" -> true;
      case "YOUR", "INSERT", "TODO", "FIXME", "TBD" -> true;
      default -> false;
    };
  }

  /** Returns a value with the defaults of its variables in their place. */
  public static String withDefaults(String value) {
    StringBuilder out = new StringBuilder();
    expand(value, out);
    return out.toString();
  }

  /** Appends a text with its defaults; false if a variable has none. */
  private static boolean expand(String text, StringBuilder out) {
    boolean known = true;
    int from = 0;
    for (int at = text.indexOf(VARIABLE); at >= 0; at = text.indexOf(VARIABLE, from)) {
      int name = at + VARIABLE.length();
      int behind = endOfName(text, name);
      int end = closing(text, name);
      boolean escaped = at > 0 && text.charAt(at - 1) == '$';
      if (escaped || behind == name || end < 0) {
        out.append(text, from, name);
        from = name;
        continue;
      }
      out.append(text, from, at);
      int value = startOfDefault(text, behind);
      if (value < 0 || value > end) {
        known = false;
        out.append(text, at, end + 1);
      } else {
        known &= expand(text.substring(value, end), out);
      }
      from = end + 1;
    }
    out.append(text, from, text.length());
    return known;
  }

  private static int endOfName(String text, int start) {
    int at = start;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      boolean later = (c >= '0' && c <= '9') || c == '.';
      if (!letter && !(later && at > start)) {
        break;
      }
      at++;
    }
    return at;
  }

  /** Returns the offset of the brace that ends a variable, -1 if there is none. */
  private static int closing(String text, int start) {
    int depth = 0;
    for (int at = start; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '{') {
        depth++;
      } else if (c == '}' && depth-- == 0) {
        return at;
      }
    }
    return -1;
  }

  /** Returns the offset of the default behind a name, -1 if the variable has none. */
  private static int startOfDefault(String text, int behind) {
    int operator = text.charAt(behind) == ':' ? behind + 1 : behind;
    char c = operator < text.length() ? text.charAt(operator) : '\0';
    return c == '-' || c == '=' ? operator + 1 : -1;
  }
}
