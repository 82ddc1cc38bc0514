package dev.rollcall.quantity;

import org.jspecify.annotations.Nullable;

/**
 * A number of pods, or a percentage of them, as apimachinery's {@code intstr} scales it.
 *
 * @param number the number, or the percentage
 * @param isPercent which of the two
 */
public record IntOrPercent(long number, boolean isPercent) {

  /** Returns what the text of a percentage means, null if it is none. */
  public static @Nullable IntOrPercent percent(String text) {
    if (!text.endsWith("%") || text.length() < 2 || text.length() > 10) {
      return null;
    }
    for (int i = 0; i < text.length() - 1; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return null;
      }
    }
    return new IntOrPercent(Long.parseLong(text.substring(0, text.length() - 1)), true);
  }

  public static IntOrPercent of(long number) {
    return new IntOrPercent(number, false);
  }

  /** Returns the number of pods out of so many; a DaemonSet's percentages are rounded up. */
  public long scaledTo(int total) {
    return isPercent ? (number * total + 99) / 100 : number;
  }

  public boolean isZero() {
    return number == 0;
  }

  @Override
  public String toString() {
    return isPercent ? number + "%" : Long.toString(number);
  }
}
