package dev.rollcall.apiserver.decoding;

/** Recognises times as Go's {@code time.Parse(time.RFC3339)} does. */
final class Rfc3339 {

  private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private final String text;
  private int at;

  private Rfc3339(String text) {
    this.text = text;
  }

  /**
   * Returns whether the text is a time.
   *
   * @param decimals how many decimals the seconds must have, 0 for as many as there are
   */
  static boolean isTime(String text, int decimals) {
    Rfc3339 reader = new Rfc3339(text);
    return reader.date()
        && reader.take('T')
        && reader.clock()
        && reader.fraction(decimals)
        && reader.zone()
        && reader.at == text.length();
  }

  private boolean date() {
    int year = number(4);
    if (year < 0 || !take('-')) {
      return false;
    }
    int month = number(2);
    if (month < 1 || month > 12 || !take('-')) {
      return false;
    }
    int day = number(2);
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day >= 1 && day <= DAYS[month - 1] && (month != 2 || day < 29 || leap);
  }

  private boolean clock() {
    // Go takes an hour of one digit.
    boolean oneDigit = at + 1 < text.length() && text.charAt(at + 1) == ':';
    int hour = number(oneDigit ? 1 : 2);
    if (hour < 0 || hour > 23 || !take(':')) {
      return false;
    }
    int minute = number(2);
    if (minute < 0 || minute > 59 || !take(':')) {
      return false;
    }
    int second = number(2);
    return second >= 0 && second <= 59;
  }

  private boolean fraction(int decimals) {
    if (at >= text.length() || (text.charAt(at) != '.' && text.charAt(at) != ',')) {
      return decimals == 0;
    }
    int start = ++at;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at > start && (decimals == 0 || at - start == decimals);
  }

  private boolean zone() {
    if (take('Z')) {
      return true;
    }
    if (!take('+') && !take('-')) {
      return false;
    }
    int hours = number(2);
    if (hours < 0 || hours > 24 || !take(':')) {
      return false;
    }
    int minutes = number(2);
    return minutes >= 0 && minutes <= 60;
  }

  private boolean take(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private int number(int digits) {
    if (at + digits > text.length()) {
      return -1;
    }
    int number = 0;
    for (int end = at + digits; at < end; at++) {
      if (!isDigit(text.charAt(at))) {
        return -1;
      }
      number = number * 10 + text.charAt(at) - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
