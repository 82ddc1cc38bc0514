package dev.rollcall.report.rollout;

/** Writes how long things take, for people. */
public final class DurationFormat {

  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private DurationFormat() {}

  /** Returns for example {@code 2.5 s}, {@code 40 s}, {@code 12 min 5 s}, {@code 3 h 20 min}. */
  public static String text(double seconds) {
    long tenths = Math.round(seconds * 10);
    if (tenths < 10 * MINUTE && tenths % 10 != 0) {
      return tenths / 10 + "." + tenths % 10 + " s";
    }
    long whole = Math.round(seconds);
    if (whole < MINUTE) {
      return whole + " s";
    }
    if (whole < HOUR) {
      return two(whole / MINUTE, "min", whole % MINUTE, "s");
    }
    if (whole < DAY) {
      return two(whole / HOUR, "h", whole % HOUR / MINUTE, "min");
    }
    return two(whole / DAY, "d", whole % DAY / HOUR, "h");
  }

  private static String two(long large, String unit, long small, String smallUnit) {
    return large + " " + unit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }
}
