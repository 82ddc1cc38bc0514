package dev.rollcall.cel;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Timestamps and durations as Go reads and writes them. */
final class GoTimes {

  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);
  private static final int MAX_DURATION_TEXT = 1000;
  private static final BigDecimal MAX_NANOS = BigDecimal.valueOf(Long.MAX_VALUE);

  private GoTimes() {}

  /** Mirrors {@code time.Parse(time.RFC3339)}, within the years 1 to 9999. */
  static Instant parseTimestamp(String text) {
    try {
      if (text.length() >= 20
          && text.charAt(4) == '-'
          && text.charAt(10) == 'T'
          && text.charAt(16) == ':'
          && text.indexOf('t') < 0
          && text.indexOf('z') < 0
          && !endsWithSeconds(text)) {
        OffsetDateTime time = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        if (time.getYear() >= 1 && strictDay(text, time)) {
          return time.toInstant();
        }
      }
    } catch (DateTimeException e) {
      // Reported below.
    }
    throw CelException.conversion("string", "google.protobuf.Timestamp");
  }

  /** Returns whether the offset has no minutes, or seconds, which RFC 3339 does not know. */
  private static boolean endsWithSeconds(String text) {
    return text.charAt(text.length() - 1) != 'Z'
        && (text.charAt(text.length() - 3) != ':' || text.charAt(text.length() - 6) == ':');
  }

  private static boolean strictDay(String text, OffsetDateTime time) {
    return Integer.parseInt(text.substring(8, 10)) == time.getDayOfMonth();
  }

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

  /** Writes a duration in seconds, such as 90.5s. */
  static String format(Duration duration) {
    BigDecimal seconds =
        BigDecimal.valueOf(duration.getSeconds())
            .add(BigDecimal.valueOf(duration.getNano()).divide(NANOS));
    return plain(seconds) + "s";
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** Writes a timestamp in UTC: {@code time.RFC3339Nano}. */
  static String format(Instant time) {
    String base =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT)
            .format(time.atOffset(ZoneOffset.UTC));
    if (time.getNano() == 0) {
      return base + "Z";
    }
    String nanos = Integer.toString(1_000_000_000 + time.getNano()).substring(1);
    return base + "." + nanos.replaceAll("0+$", "") + "Z";
  }

  /** Returns a time zone by its name or its offset, such as -11:30. */
  static ZoneId zone(String name) {
    try {
      int colon = name.indexOf(':');
      if (colon < 0) {
        return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
      }
      int hours = Integer.parseInt(name.substring(0, colon));
      int minutes = Integer.parseInt(name.substring(colon + 1));
      return ZoneOffset.ofHoursMinutes(hours, name.startsWith("-") ? -minutes : minutes);
    } catch (DateTimeException | NumberFormatException e) {
      throw CelException.parse("unknown time zone " + name);
    }
  }
}
