package dev.rollcall.config;

import dev.rollcall.yaml.FieldCursor;
import org.jspecify.annotations.Nullable;

/** Reads limits from a configuration or from the command line. */
public final class LimitsReader {

  private final ConfigFieldReader entries;

  LimitsReader(ConfigFieldReader entries) {
    this.entries = entries;
  }

  @Nullable Limits read(FieldCursor map) {
    if (!entries.isMap(map, Limits.NAMES)) {
      return null;
    }
    Limits limits = Limits.DEFAULT;
    for (String name : Limits.NAMES) {
      FieldCursor field = map.get(name);
      String text = entries.text(field);
      if (text != null) {
        try {
          limits = limits.with(name, number(name, text));
        } catch (IllegalArgumentException e) {
          entries.problem(field, String.valueOf(e.getMessage()));
        }
      }
    }
    return limits;
  }

  /**
   * Returns the limits with one of them set.
   *
   * @param setting for example {@code depth=200}
   * @throws IllegalArgumentException where the setting cannot be read, with the reason
   */
  public static Limits set(Limits limits, String setting) {
    int equals = setting.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException(
          "limit \"" + setting + "\" has no value; write it as depth=200");
    }
    String name = setting.substring(0, equals);
    if (!Limits.NAMES.contains(name)) {
      throw new IllegalArgumentException(ConfigFieldReader.unknown("limit", name, Limits.NAMES));
    }
    return limits.with(name, number(name, setting.substring(equals + 1)));
  }

  private static long number(String name, String text) {
    long number;
    try {
      number = Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " \"" + text + "\" is not a whole number", e);
    }
    if (number < 1 || number > Limits.most(name)) {
      throw new IllegalArgumentException(
          name + " " + number + " is not between 1 and " + Limits.most(name));
    }
    return number;
  }
}
