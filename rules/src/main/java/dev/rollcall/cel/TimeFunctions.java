package dev.rollcall.cel;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The parts of timestamps and durations. */
final class TimeFunctions {

  private TimeFunctions() {}

  static void declare(Map<String, CelFunction> functions) {
    part(functions, "getFullYear", ZonedDateTime::getYear, null);
    part(functions, "getMonth", time -> time.getMonthValue() - 1, null);
    part(functions, "getDayOfYear", time -> time.getDayOfYear() - 1, null);
    part(functions, "getDayOfMonth", time -> time.getDayOfMonth() - 1, null);
    part(functions, "getDate", ZonedDateTime::getDayOfMonth, null);
    part(functions, "getDayOfWeek", time -> time.getDayOfWeek().getValue() % 7, null);
    part(functions, "getHours", ZonedDateTime::getHour, Duration::toHours);
    part(functions, "getMinutes", ZonedDateTime::getMinute, Duration::toMinutes);
    part(functions, "getSeconds", ZonedDateTime::getSecond, Duration::toSeconds);
    part(functions, "getMilliseconds", time -> time.getNano() / 1_000_000, Duration::toMillis);
  }

  private static void part(
      Map<String, CelFunction> functions,
      String name,
      ToLongFunction<ZonedDateTime> ofTime,
      @Nullable ToLongFunction<Duration> ofDuration) {
    functions.put(
        name,
        a -> {
          if (a[0] instanceof OffsetDateTime time) {
            return ofTime.applyAsLong(
                GoTimes.at(time, a.length > 1 ? StringFunctions.text(a[1]) : ""));
          }
          if (a[0] instanceof Duration duration && ofDuration != null && a.length == 1) {
            return ofDuration.applyAsLong(duration);
          }
          throw CelException.noSuchOverload(name, a);
        });
  }
}
