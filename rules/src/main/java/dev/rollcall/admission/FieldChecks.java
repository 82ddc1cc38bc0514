package dev.rollcall.admission;

import dev.rollcall.yaml.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The checks that many fields share, and how their complaints are worded. */
final class FieldChecks {

  static final int MOST_MODE = 0777;

  private FieldChecks() {}

  /**
   * Complains where a text is absent or empty; tells whether there is one.
   *
   * @param why why one is needed, and what it should say
   */
  static boolean needs(Field field, String why, Complaints complaints) {
    if (!field.stringOrEmpty().isEmpty()) {
      return true;
    }
    complaints.required(field, why);
    return false;
  }

  /**
   * Complains of a text of the wrong form.
   *
   * @param what what the text is: "the name"
   * @param wrong what {@link Names} says of it, null where it is good
   */
  static void form(Field field, String what, @Nullable String wrong, Complaints complaints) {
    if (wrong != null) {
      complaints.invalid(field, what + " \"" + field.stringOrEmpty() + "\" " + wrong);
    }
  }

  /** Complains of a value that is none of those allowed. */
  static void oneOf(Field field, List<String> allowed, Complaints complaints) {
    String value = field.stringOrEmpty();
    if (!allowed.contains(value)) {
      complaints.add(field, Reason.NOT_SUPPORTED, notOneOf(field.name(), value, allowed));
    }
  }

  /** Words that a value is none of those allowed, and which of them is nearest. */
  static Wording notOneOf(String what, String value, List<String> allowed) {
    StringBuilder message = new StringBuilder(what);
    message.append(" \"").append(value).append("\" ");
    if (allowed.size() == 1) {
      return Wording.of(message.append("must be ").append(quoted(allowed.get(0))).toString());
    }
    message.append("is not one of ");
    for (int i = 0; i < allowed.size(); i++) {
      message.append(i == 0 ? "" : ", ").append(quoted(allowed.get(i)));
    }
    return Wording.asking(message.toString(), Spelling.nearest(value, allowed));
  }

  private static String quoted(String value) {
    return value.isEmpty() ? "\"\"" : value;
  }

  /** Complains of a number below zero; mirrors {@code ValidateNonnegativeField}. */
  static void nonnegative(Field field, Complaints complaints) {
    long value = number(field);
    if (value < 0) {
      complaints.invalid(field, field.name() + " " + value + " must not be negative");
    }
  }

  /** Complains of a number out of a range. */
  static void range(Field field, long least, long most, Complaints complaints) {
    long value = number(field);
    if (value < least || value > most) {
      complaints.invalid(
          field, field.name() + " " + value + " must be between " + least + " and " + most);
    }
  }

  /** Complains of a file mode that is none. */
  static void mode(Field field, Complaints complaints) {
    long value = number(field);
    if (value < 0 || value > MOST_MODE) {
      complaints.invalid(field, noMode(field.name(), value));
    }
  }

  /** Words that a number is no file mode. */
  static String noMode(String what, long value) {
    return what
        + " "
        + value
        + (value < 0 ? "" : ", in octal 0" + Long.toOctalString(value) + ",")
        + " is no file mode: it must be between 0 and 0777, and in YAML an octal number begins"
        + " with 0";
  }

  /** Returns the number here, 0 where there is none, as Go reads it. */
  static long number(Field field) {
    Long value = field.integer();
    return value == null ? 0 : value;
  }
}
