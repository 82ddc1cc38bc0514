package dev.rollcall.cel;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRulesProvider;
import java.util.Locale;

/** Timestamps and durations as Go reads and writes them. */
final class GoTimes {

  private static final int MAX_DURATION_TEXT = 1000;
  private static final BigDecimal MAX_NANOS = BigDecimal.valueOf(Long.MAX_VALUE);

  /** The zero value of {@code time.Time}. */
  static final OffsetDateTime ZERO = OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private GoTimes() {}

  /** Mirrors {@code time.ParseDuration}. */
  static Duration parseDuration(String text) {
    int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    String rest = text.substring(at);
    if (text.length() > MAX_DURATION_TEXT) {
      throw failed();
    }
    if (rest.equals("0")) {
      return Duration.ZERO;
    }
    BigDecimal total = BigDecimal.ZERO;
    boolean any = false;
    while (at < text.length()) {
      int from = at;
      while (at < text.length() && (Lexer.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
        at++;
      }
      int unit = at;
      while (at < text.length() && !Lexer.isDigit(text.charAt(at)) && text.charAt(at) != '.') {
        at++;
      }
      total = total.add(part(text.substring(from, unit), text.substring(unit, at)));
      any = true;
    }
    if (!any || total.compareTo(MAX_NANOS) > 0) {
      throw failed();
    }
    long nanos = total.longValue();
    return Duration.ofNanos(text.startsWith("-") ? -nanos : nanos);
  }

  private static CelException failed() {
    return CelException.conversion("string", "google.protobuf.Duration");
  }

  private static BigDecimal part(String number, String unit) {
    long size =
        switch (unit) {
          case "ns" -> 1;
          case "us", "µs", "μs" -> 1_000;
          case "ms" -> 1_000_000;
          case "s" -> 1_000_000_000L;
          case "m" -> 60_000_000_000L;
          case "h" -> 3_600_000_000_000L;
          default -> throw failed();
        };
    try {
      if (number.equals(".") || number.isEmpty()) {
        throw failed();
      }
      return new BigDecimal(number).multiply(BigDecimal.valueOf(size));
    } catch (NumberFormatException e) {
      throw failed();
    }
  }

  /** Writes a duration in seconds, such as 90.5s: as a double, which loses nanoseconds. */
  static String format(Duration duration) {
    double seconds = duration.getSeconds() + duration.getNano() / 1e9;
    return GoNumbers.formatPlain(seconds) + "s";
  }

  /** Writes a timestamp at its own offset: {@code time.RFC3339Nano}. */
  static String format(OffsetDateTime time) {
    String base = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).format(time);
    if (time.getNano() == 0) {
      return base + time.getOffset();
    }
    String nanos = Integer.toString(1_000_000_000 + time.getNano()).substring(1);
    return base + "." + nanos.replaceAll("0+$", "") + time.getOffset();
  }

  /**
   * Returns the time of day in a zone, which is told by its name or by its offset, such as -11:30;
   * mirrors {@code timeZone}.
   */
  static ZonedDateTime at(OffsetDateTime time, String zone) {
    int colon = zone.indexOf(':');
    if (colon < 0) {
      return time.atZoneSameInstant(named(zone));
    }
    try {
      int hours = Integer.parseInt(zone.substring(0, colon)) * 60;
      int minutes = Integer.parseInt(zone.substring(colon + 1));
      // No limits: an offset may be longer than those that Java knows.
      return time.atZoneSameInstant(ZoneOffset.UTC)
          .plusMinutes(hours + (zone.startsWith("-") ? -minutes : minutes));
    } catch (NumberFormatException e) {
      throw unknown(zone);
    }
  }

  /** Returns a zone of the time zone database, which knows no "+1" and no "GMT+1". */
  private static ZoneId named(String name) {
    switch (name) {
      case "", "UTC", "Local":
        return ZoneOffset.UTC;
      case "EST":
        return ZoneOffset.ofHours(-5);
      case "MST":
        return ZoneOffset.ofHours(-7);
      case "HST":
        return ZoneOffset.ofHours(-10);
      default:
        if (!ZoneRulesProvider.getAvailableZoneIds().contains(name)) {
          throw unknown(name);
        }
        return ZoneId.of(name);
    }
  }

  private static CelException unknown(String zone) {
    return CelException.parse("unknown time zone " + zone);
  }
}
