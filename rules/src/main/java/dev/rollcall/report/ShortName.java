package dev.rollcall.report;

/** Shortens names in the middle, for both ends tell them from others. */
final class ShortName {

  private static final String ELLIPSIS = "…";

  private ShortName() {}

  /** Returns the name, or its beginning and its end where it has more characters than allowed. */
  static String of(String name, int most) {
    int length = name.codePointCount(0, name.length());
    if (length <= most || most < 3) {
      return name;
    }
    int tail = (most - 1) / 2;
    int head = most - 1 - tail;
    return name.substring(0, name.offsetByCodePoints(0, head))
        + ELLIPSIS
        + name.substring(name.offsetByCodePoints(0, length - tail));
  }
}
