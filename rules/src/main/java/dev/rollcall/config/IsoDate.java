package dev.rollcall.config;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads days; the parsers of the library cost time at the start. */
public final class IsoDate {

  private IsoDate() {}

  /** Returns the day that is written as ISO 8601 has it, null if the text is none. */
  public static @Nullable LocalDate parse(String text) {
    if (!isShaped(text)) {
      return null;
    }
    try {
      return LocalDate.of(
          Integer.parseInt(text, 0, 4, 10),
          Integer.parseInt(text, 5, 7, 10),
          Integer.parseInt(text, 8, 10, 10));
    } catch (DateTimeException e) {
      return null; // the caller says so
    }
  }

  /** The library would take signs, and digits of all scripts. */
  private static boolean isShaped(String text) {
    if (text.length() != 10) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean dash = i == 4 || i == 7;
      if (dash ? c != '-' : c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }
}
