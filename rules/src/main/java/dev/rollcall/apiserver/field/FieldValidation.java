package dev.rollcall.apiserver.field;

import dev.rollcall.text.Spelling;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The checks that many fields share, and how their complaints are worded. */
public final class FieldValidation {

  public static final int MAX_MODE = 0777;

  private FieldValidation() {}

  /**
   * Complains where a text is absent or empty; tells whether there is one.
   *
   * @param why why one is needed, and what it should say
   */
  public static boolean needs(FieldCursor field, String why, ErrorList complaints) {
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
   * @param wrong what {@link NameValidation} says of it, null if it is good
   */
  public static void form(
      FieldCursor field, String what, @Nullable String wrong, ErrorList complaints) {
    if (wrong != null) {
      complaints.invalid(field, what + " \"" + field.stringOrEmpty() + "\" " + wrong);
    }
  }

  /** Complains of a value that is none of those allowed. */
  public static void oneOf(FieldCursor field, List<String> allowed, ErrorList complaints) {
    String value = field.stringOrEmpty();
    if (!allowed.contains(value)) {
      complaints.add(field, CauseType.NOT_SUPPORTED, notOneOf(field.name(), value, allowed));
    }
  }

  /** Words that a value is none of those allowed, and which of them is nearest. */
  public static ErrorMessage notOneOf(String what, String value, List<String> allowed) {
    StringBuilder message = new StringBuilder(what);
    message.append(" \"").append(value).append("\" ");
    if (allowed.size() == 1) {
      return ErrorMessage.of(message.append("must be ").append(quoted(allowed.get(0))).toString());
    }
    message.append("is not one of ");
    for (int i = 0; i < allowed.size(); i++) {
      message.append(i == 0 ? "" : ", ").append(quoted(allowed.get(i)));
    }
    return ErrorMessage.asking(message.toString(), Spelling.nearest(value, allowed));
  }

  private static String quoted(String value) {
    return value.isEmpty() ? "\"\"" : value;
  }

  /** Complains of a number below zero; mirrors {@code ValidateNonnegativeField}. */
  public static void nonnegative(FieldCursor field, ErrorList complaints) {
    long value = number(field);
    if (value < 0) {
      complaints.invalid(field, field.name() + " " + value + " must not be negative");
    }
  }

  /** Complains of a number out of a range. */
  public static void range(FieldCursor field, long least, long most, ErrorList complaints) {
    long value = number(field);
    if (value < least || value > most) {
      complaints.invalid(
          field, field.name() + " " + value + " must be between " + least + " and " + most);
    }
  }

  /** Complains of a file mode that is none. */
  public static void mode(FieldCursor field, ErrorList complaints) {
    long value = number(field);
    if (value < 0 || value > MAX_MODE) {
      complaints.invalid(field, noMode(field.name(), value));
    }
  }

  /** Words that a number is no file mode. */
  public static String noMode(String what, long value) {
    return what
        + " "
        + value
        + (value < 0 ? "" : ", in octal 0" + Long.toOctalString(value) + ",")
        + " is no file mode: it must be between 0 and 0777, and in YAML an octal number begins"
        + " with 0";
  }

  /** Returns the number here, 0 where there is none, as Go reads it. */
  public static long number(FieldCursor field) {
    Long value = field.integer();
    return value == null ? 0 : value;
  }
}
