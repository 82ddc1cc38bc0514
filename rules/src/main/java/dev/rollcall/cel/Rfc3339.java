package dev.rollcall.cel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Timestamps as {@code time.Parse(time.RFC3339)} reads them, which takes more than the standard:
 * hours of one digit, a comma for the point, and offsets of up to 24:60.
 */
final class Rfc3339 {

  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{1,2}):([0-9]{2}):([0-9]{2})"
              + "(?:[.,]([0-9]+))?(?:Z|([+-])([0-9]{2}):([0-9]{2}))");

  private static final int NANO_DIGITS = 9;
  private static final int MOST_HOURS = 24;
  private static final int MOST_MINUTES = 60;

  private Rfc3339() {}

  /**
   * Returns the timestamp at its own offset.
   *
   * @throws CelException if the text is none, or not within the years 1 to 9999
   */
  static OffsetDateTime parse(String text) {
    Matcher matcher = TIMESTAMP.matcher(text);
    if (matcher.matches()) {
      try {
        OffsetDateTime time = at(local(matcher), matcher);
        int year = time.withOffsetSameInstant(ZoneOffset.UTC).getYear();
        if (year >= 1 && year <= 9999) {
          return time;
        }
      } catch (DateTimeException e) {
        // Reported below.
      }
    }
    throw CelException.conversion("string", "google.protobuf.Timestamp");
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static LocalDateTime local(Matcher matcher) {
    String fraction = matcher.group(5) == null ? "" : matcher.group(5);
    String nanos = (fraction + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS);
    return LocalDate.parse(matcher.group(1))
        .atTime(
            number(matcher, 2), number(matcher, 3), number(matcher, 4), Integer.parseInt(nanos));
  }

  private static OffsetDateTime at(LocalDateTime local, Matcher matcher) {
    if (matcher.group(6) == null) {
      return local.atOffset(ZoneOffset.UTC);
    }
    int hours = number(matcher, 7);
    int minutes = number(matcher, 8);
    if (hours > MOST_HOURS || minutes > MOST_MINUTES) {
      throw new DateTimeException("offset out of range");
    }
    int offset = (hours * 60 + minutes) * (matcher.group(6).equals("-") ? -60 : 60);
    return Math.abs(offset) <= ZoneOffset.MAX.getTotalSeconds()
        ? local.atOffset(ZoneOffset.ofTotalSeconds(offset))
        : local.minusSeconds(offset).atOffset(ZoneOffset.UTC);
  }
}
