package dev.rollcall.apiserver.field;

import org.jspecify.annotations.Nullable;

/**
 * The forms of names in the API; mirrors apimachinery's {@code util/validation}.
 *
 * <p>Each check returns null for a good value, and else what is wrong with it, worded to follow the
 * value: {@code may hold no '_'; ...}.
 */
public final class NameValidation {

  private static final int LOWER = 1;
  private static final int UPPER = 2;
  private static final int DIGIT = 4;
  private static final int DASH = 8;
  private static final int UNDERSCORE = 16;
  private static final int DOT = 32;
  private static final int SLUG = LOWER | DIGIT;
  private static final int ALPHANUMERIC = LOWER | UPPER | DIGIT;
  private static final int LABEL_LENGTH = 63;
  private static final int SUBDOMAIN_LENGTH = 253;

  private NameValidation() {}

  /** Mirrors {@code IsDNS1123Label}. */
  static @Nullable public String dns1123Label(String value) {
    String wrong = tooLong(value, LABEL_LENGTH);
    return wrong != null
        ? wrong
        : word(value, SLUG | DASH, SLUG, "only lower case letters, digits and '-' are allowed");
  }

  /** Mirrors {@code IsDNS1035Label}. */
  static @Nullable String dns1035Label(String value) {
    String wrong = dns1123Label(value);
    if (wrong != null) {
      return wrong;
    }
    return classOf(value.charAt(0)) == LOWER ? null : "must start with a lower case letter";
  }

  /** Mirrors {@code IsDNS1123Subdomain}. */
  static @Nullable public String dns1123Subdomain(String value) {
    return subdomain(
        value, SLUG | DASH, SLUG, "only lower case letters, digits, '-' and '.' are allowed");
  }

  /** Mirrors {@code IsDNS1123SubdomainCaseless}. */
  static @Nullable public String dns1123SubdomainCaseless(String value) {
    return subdomain(
        value, ALPHANUMERIC | DASH, ALPHANUMERIC, "only letters, digits, '-' and '.' are allowed");
  }

  /** Mirrors {@code IsDNS1123SubdomainWithUnderscore}. */
  static @Nullable public String dns1123SubdomainWithUnderscore(String value) {
    String wrong = tooLong(value, SUBDOMAIN_LENGTH);
    int start = 0;
    while (wrong == null && start <= value.length()) {
      int end = partEnd(value, start);
      // A part may start with one underscore, and must not be that alone.
      int from = end - start > 1 && value.charAt(start) == '_' ? start + 1 : start;
      wrong =
          word(
              value.substring(from, end),
              SLUG | DASH | UNDERSCORE,
              SLUG,
              "only lower case letters, digits, '-', '_' and '.' are allowed");
      start = end + 1;
    }
    return wrong;
  }

  private static @Nullable String subdomain(String value, int inner, int ends, String allowed) {
    String wrong = value.isEmpty() ? "must not be empty" : tooLong(value, SUBDOMAIN_LENGTH);
    int start = 0;
    while (wrong == null && start <= value.length()) {
      int end = partEnd(value, start);
      wrong =
          start == end
              ? "must not start or end with '.', nor hold two in a row"
              : word(value.substring(start, end), inner, ends, allowed);
      start = end + 1;
    }
    return wrong;
  }

  private static int partEnd(String value, int start) {
    int dot = value.indexOf('.', start);
    return dot < 0 ? value.length() : dot;
  }

  /** Mirrors {@code IsFullyQualifiedDomainName}. */
  static @Nullable String fullyQualifiedDomainName(String value) {
    String name = value.endsWith(".") ? value.substring(0, value.length() - 1) : value;
    String wrong = dns1123Subdomain(name);
    if (wrong != null) {
      return wrong;
    }
    if (name.indexOf('.') < 0) {
      return "must be a domain of at least two parts, such as \"example.com\"";
    }
    for (int start = 0; start <= name.length(); start = partEnd(name, start) + 1) {
      wrong = dns1123Label(name.substring(start, partEnd(name, start)));
      if (wrong != null) {
        return wrong;
      }
    }
    return null;
  }

  /** Mirrors {@code IsDomainPrefixedPath}; an empty value is for the caller. */
  static @Nullable String domainPrefixedPath(String value) {
    int slash = value.indexOf('/');
    if (slash <= 0 || slash == value.length() - 1) {
      return "must be a domain and a path, such as \"example.com/name\"";
    }
    String wrong = dns1123Subdomain(value.substring(0, slash));
    if (wrong != null) {
      return "has a bad domain before the '/', which " + wrong;
    }
    for (int i = slash + 1; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!isOf(c, ALPHANUMERIC) && "/-._~%!$&'()*+,;=:".indexOf(c) < 0) {
        return "may hold no " + shown(c) + " in the path after the domain";
      }
    }
    return null;
  }

  /** Mirrors {@code IsQualifiedName}, which is also {@code IsLabelKey}. */
  static @Nullable public String qualifiedName(String value) {
    int slash = value.indexOf('/');
    if (slash < 0) {
      return namePart(value);
    }
    if (value.indexOf('/', slash + 1) >= 0) {
      return "may hold one '/' at most, between a domain and a name";
    }
    if (slash == 0) {
      return "must have a domain before the '/', such as \"example.com/name\"";
    }
    String wrong = dns1123Subdomain(value.substring(0, slash));
    if (wrong != null) {
      return "has a bad domain before the '/', which " + wrong;
    }
    wrong = namePart(value.substring(slash + 1));
    return wrong == null ? null : "has a bad name after the '/', which " + wrong;
  }

  /** Mirrors {@code IsDomainPrefixedKey}; an empty value is for the caller. */
  static @Nullable String domainPrefixedKey(String value) {
    String wrong = qualifiedName(value);
    if (wrong == null && value.indexOf('/') < 0) {
      return "must have a domain before the name, such as \"example.com/name\"";
    }
    return wrong;
  }

  private static @Nullable String namePart(String name) {
    String wrong = tooLong(name, LABEL_LENGTH);
    return wrong != null ? wrong : labelWord(name);
  }

  private static @Nullable String labelWord(String name) {
    return word(
        name,
        ALPHANUMERIC | DASH | UNDERSCORE | DOT,
        ALPHANUMERIC,
        "only letters, digits, '-', '_' and '.' are allowed");
  }

  /** Mirrors {@code IsValidLabelValue}. */
  static @Nullable public String labelValue(String value) {
    return value.isEmpty() ? null : namePart(value);
  }

  /** Returns whether a value has the shape of a label's, be it too long or not. */
  public static boolean isLabelShaped(String value) {
    return value.isEmpty() || labelWord(value) == null;
  }

  /** Mirrors {@code IsCIdentifier}. */
  static @Nullable String cIdentifier(String value) {
    String wrong =
        word(
            value,
            ALPHANUMERIC | UNDERSCORE,
            ALPHANUMERIC | UNDERSCORE,
            "only letters, digits and '_' are allowed");
    return wrong == null && isOf(value.charAt(0), DIGIT) ? "must not start with a digit" : wrong;
  }

  /** Mirrors {@code IsValidPortNum}. */
  static @Nullable public String portNumber(long port) {
    return port >= 1 && port <= 65_535 ? null : "must be between 1 and 65535";
  }

  /** Mirrors {@code IsValidUserID} and {@code IsValidGroupID}. */
  static @Nullable public String userOrGroupId(long id) {
    return id >= 0 && id <= Integer.MAX_VALUE ? null : "must be between 0 and 2147483647";
  }

  /** Mirrors {@code IsValidPortName}. */
  static @Nullable public String portName(String value) {
    String wrong = tooLong(value, 15);
    if (wrong == null) {
      wrong = word(value, SLUG | DASH, SLUG, "only lower case letters, digits and '-' are allowed");
    }
    if (wrong != null) {
      return wrong;
    }
    if (value.contains("--")) {
      return "must not hold two '-' in a row";
    }
    for (int i = 0; i < value.length(); i++) {
      if (isOf(value.charAt(i), LOWER)) {
        return null;
      }
    }
    return "must hold at least one letter; a number goes without quotes";
  }

  /** Mirrors {@code IsValidPercent}. */
  static @Nullable public String percent(String value) {
    int digits = 0;
    while (digits < value.length() && isOf(value.charAt(digits), DIGIT)) {
      digits++;
    }
    return digits > 0 && digits == value.length() - 1 && value.charAt(digits) == '%'
        ? null
        : "must be a whole number, or a percentage such as \"10%\"";
  }

  /** Mirrors {@code IsHTTPHeaderName}. */
  static @Nullable public String httpHeaderName(String value) {
    return word(
        value,
        ALPHANUMERIC | DASH,
        ALPHANUMERIC | DASH,
        "only letters, digits and '-' are allowed");
  }

  /** Mirrors {@code IsEnvVarName}, which held until 1.31. */
  static @Nullable public String envVarName(String value) {
    String wrong = configName(value);
    if (wrong == null && isOf(value.charAt(0), DIGIT)) {
      wrong = "must not start with a digit";
    }
    return wrong == null ? parentFolder(value) : wrong;
  }

  /** Mirrors {@code IsRelaxedEnvVarName}. */
  static @Nullable public String relaxedEnvVarName(String value) {
    if (value.isEmpty()) {
      return "must not be empty";
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c > '~' || c == '=') {
        return "may hold no " + shown(c) + "; only printable ASCII other than '=' is allowed";
      }
    }
    return null;
  }

  /** Mirrors {@code IsConfigMapKey}. */
  static @Nullable public String configMapKey(String value) {
    String wrong = tooLong(value, SUBDOMAIN_LENGTH);
    wrong = wrong == null ? configName(value) : wrong;
    return wrong == null ? parentFolder(value) : wrong;
  }

  private static @Nullable String configName(String value) {
    int all = ALPHANUMERIC | DASH | UNDERSCORE | DOT;
    return word(value, all, all, "only letters, digits, '-', '_' and '.' are allowed");
  }

  /** Mirrors {@code hasChDirPrefix}. */
  private static @Nullable String parentFolder(String value) {
    if (value.equals(".")) {
      return "must not be \".\"";
    }
    return value.startsWith("..") ? "must not start with \"..\"" : null;
  }

  /** Mirrors {@code IsPathSegmentName}. */
  static @Nullable String pathSegmentName(String value) {
    if (value.equals(".") || value.equals("..")) {
      return "must not be \".\" or \"..\"";
    }
    return pathSegmentPrefix(value);
  }

  /** Mirrors {@code IsPathSegmentPrefix}. */
  static @Nullable String pathSegmentPrefix(String value) {
    if (value.indexOf('/') >= 0) {
      return "may hold no '/'";
    }
    return value.indexOf('%') >= 0 ? "may hold no '%'" : null;
  }

  /**
   * Mirrors {@code maskTrailingDash}: what stands for a name that something will be appended to.
   */
  public static String maskTrailingDash(String prefix) {
    int length = prefix.length();
    return length > 1 && prefix.endsWith("-") ? prefix.substring(0, length - 2) + "a" : prefix;
  }

  /** Returns the length that the server counts: bytes of UTF-8. */
  public static int utf8Length(String value) {
    int length = value.length();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        // Each half of a surrogate pair makes two of its four bytes.
        length += c >= 0x800 && !Character.isSurrogate(c) ? 2 : 1;
      }
    }
    return length;
  }

  private static @Nullable String tooLong(String value, int most) {
    if (value.length() * 3L <= most) {
      return null; // a char takes three bytes at most
    }
    int length = utf8Length(value);
    return length <= most
        ? null
        : "must have at most " + most + " characters, " + (length - most) + " fewer than it has";
  }

  private static @Nullable String word(String value, int inner, int ends, String allowed) {
    if (value.isEmpty()) {
      return "must not be empty";
    }
    for (int i = 0; i < value.length(); i++) {
      if (!isOf(value.charAt(i), inner)) {
        return "may hold no " + shown(value.charAt(i)) + "; " + allowed;
      }
    }
    boolean good = isOf(value.charAt(0), ends) && isOf(value.charAt(value.length() - 1), ends);
    return good ? null : "must start and end with a letter or digit";
  }

  private static boolean isOf(char c, int classes) {
    return (classOf(c) & classes) != 0;
  }

  private static int classOf(char c) {
    if (c >= 'a' && c <= 'z') {
      return LOWER;
    }
    if (c >= 'A' && c <= 'Z') {
      return UPPER;
    }
    if (c >= '0' && c <= '9') {
      return DIGIT;
    }
    return switch (c) {
      case '-' -> DASH;
      case '_' -> UNDERSCORE;
      case '.' -> DOT;
      default -> 0;
    };
  }

  private static String shown(char c) {
    if (c == ' ') {
      return "blank";
    }
    if (c >= 'A' && c <= 'Z') {
      return "capital '" + c + "'";
    }
    return c == '\n' || c == '\r' ? "line break" : "'" + c + "'";
  }
}
