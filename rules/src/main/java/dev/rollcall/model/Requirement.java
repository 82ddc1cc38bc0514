package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One expression of a label selector or of a node selector term. */
public record Requirement(
    FieldLocation place, Value<String> key, Value<String> operator, List<Value<String>> values) {

  public Requirement {
    values = List.copyOf(values);
  }

  static Requirement read(FieldCursor item) {
    List<Value<String>> values = new ArrayList<>();
    for (FieldCursor value : item.get("values").items()) {
      values.add(Value.string(value));
    }
    return new Requirement(
        item.place(), Value.string(item.get("key")), Value.string(item.get("operator")), values);
  }

  /**
   * Returns whether the value of the label satisfies this, as apimachinery's {@code
   * labels.Requirement.Matches} does.
   *
   * @param label the value under the key, null if the label is absent
   */
  public boolean matches(@Nullable String label) {
    return switch (operator.get()) {
      case "In" -> label != null && hasValue(label);
      case "NotIn" -> label == null || !hasValue(label);
      case "Exists" -> label != null;
      case "DoesNotExist" -> label == null;
      case "Gt" -> compare(label, 1);
      case "Lt" -> compare(label, -1);
      default -> false;
    };
  }

  private boolean hasValue(String label) {
    for (Value<String> value : values) {
      if (value.get().equals(label)) {
        return true;
      }
    }
    return false;
  }

  private boolean compare(@Nullable String label, int sign) {
    Long left = label == null ? null : integer(label);
    Long right = values.size() == 1 ? integer(values.get(0).get()) : null;
    return left != null && right != null && Long.signum(Long.compare(left, right)) == sign;
  }

  /** Reads what Go's strconv.ParseInt reads in base 10. */
  private static @Nullable Long integer(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (i > 0 || (c != '-' && c != '+'))) {
        return null;
      }
    }
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      return null; // empty, a lone sign, or more than 64 bits
    }
  }
}
