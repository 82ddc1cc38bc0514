package dev.rollcall.schemas;

/**
 * The ways in which a Kubernetes version is written, read without regular expressions to keep
 * start-up short.
 */
final class VersionSyntax {
  private static final int NONE = -1;

  private VersionSyntax() {}

  /**
   * The minor of {@code 1.30}, {@code v1.30.2}, {@code 1.30.2-eks-1a2b}, {@code 1.30+}; -1 if it is
   * no such version.
   */
  static int minorOf(String text) {
    int start = text.startsWith("v") ? 1 : 0;
    if (!text.startsWith("1.", start)) {
      return NONE;
    }
    int minorStart = start + 2;
    int minorEnd = digitsEnd(text, minorStart);
    if (minorEnd == minorStart
        || minorEnd - minorStart > 3
        || leadingZero(text, minorStart, minorEnd)) {
      return NONE;
    }
    int end = minorEnd;
    if (end < text.length() && text.charAt(end) == '.') {
      end = digitsEnd(text, minorEnd + 1);
      if (end == minorEnd + 1) {
        return NONE;
      }
    }
    return isSuffix(text, end) ? Integer.parseInt(text, minorStart, minorEnd, 10) : NONE;
  }

  private static boolean leadingZero(String text, int start, int end) {
    return text.charAt(start) == '0' && end > start + 1;
  }

  private static int digitsEnd(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /**
   * Nothing, or what vendors and pre-releases append: {@code -rc.1}, {@code +k3s1}, and the lone +
   * of some clouds.
   */
  private static boolean isSuffix(String text, int start) {
    if (start == text.length()) {
      return true;
    }
    char first = text.charAt(start);
    if (first != '-' && first != '+') {
      return false;
    }
    for (int i = start + 1; i < text.length(); i++) {
      if (!isSuffixCharacter(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSuffixCharacter(char c) {
    return isDigit(c)
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '.'
        || c == '-'
        || c == '+';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
