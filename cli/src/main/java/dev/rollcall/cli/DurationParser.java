package dev.rollcall.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads durations: ISO-8601 such as {@code PT1M30S}, or short such as {@code 1m30s}. */
final class DurationParser {

  private static final Duration LONGEST = Duration.ofDays(365);

  private DurationParser() {}

  /** Returns the value of an option, null if it is not given. */
  static @Nullable Duration read(String option, @Nullable String text) throws UsageException {
    if (text == null) {
      return null;
    }
    Duration duration = parse(text.trim().toUpperCase(Locale.ROOT));
    if (duration == null || duration.isNegative() || duration.compareTo(LONGEST) > 0) {
      throw new UsageException(
          option + " \"" + text + "\" is not a duration such as 30s, 1m30s or PT1M30S");
    }
    return duration;
  }

  private static @Nullable Duration parse(String text) {
    boolean days = text.indexOf('D') >= 0;
    String iso = text.startsWith("P") ? text : days ? "P" + text.replace("D", "DT") : "PT" + text;
    try {
      return Duration.parse(iso.endsWith("T") ? iso.substring(0, iso.length() - 1) : iso);
    } catch (DateTimeParseException | ArithmeticException e) {
      return null; // the caller says which option it was
    }
  }
}
