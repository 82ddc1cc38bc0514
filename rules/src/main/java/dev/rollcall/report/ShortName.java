package dev.rollcall.report;

/**
 * Shortens names in the middle, for both ends tell them from others, one of them perhaps better.
 */
final class ShortName {

  private static final String ELLIPSIS = "…";

  private ShortName() {}

  /**
   * Returns the name, or its beginning and its end if it has more characters than allowed.
   *
   * @param eighths how many eighths of what is kept are its end
   */
  static String of(String name, int most, int eighths) {
    int length = name.codePointCount(0, name.length());
    if (length <= most || most < 3) {
      return name;
    }
    int tail = (most - 1) * eighths / 8;
    int head = most - 1 - tail;
    return name.substring(0, name.offsetByCodePoints(0, head))
        + ELLIPSIS
        + name.substring(name.offsetByCodePoints(0, length - tail));
  }
}
