package dev.rollcall.schemas;

import java.util.List;

/**
 * The values that the API server takes for a field, or for the elements of a list.
 *
 * @param values the values, in the order in which the API names them
 * @param emptyAllowed whether an empty string is taken too, as if the field were left out
 */
public record EnumValues(List<String> values, boolean emptyAllowed) {
  /** Keeps its own copy of the values. */
  public EnumValues {
    values = List.copyOf(values);
  }

  /** Whether the API server takes that value. */
  public boolean allows(String value) {
    return value.isEmpty() ? emptyAllowed : values.contains(value);
  }
}
