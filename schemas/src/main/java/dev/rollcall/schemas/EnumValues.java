package dev.rollcall.schemas;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values that the API server of one version takes for a field, or for the elements of a list.
 *
 * @param values the values that every cluster takes, the commonest first
 * @param gated values that a cluster takes only where a feature gate is turned on, with the name of
 *     the gate
 * @param emptyAllowed whether an empty string is taken too, and means what leaving the field out
 *     means
 */
public record EnumValues(List<String> values, Map<String, String> gated, boolean emptyAllowed) {
  /** Keeps its own copies. */
  public EnumValues {
    values = List.copyOf(values);
    gated = Collections.unmodifiableMap(new LinkedHashMap<>(gated));
  }

  /** Whether every cluster takes that value. */
  public boolean allows(String value) {
    return value.isEmpty() ? emptyAllowed : values.contains(value);
  }

  /** The feature gate that a value needs; empty if it needs none, or no gate would help. */
  public Optional<String> gate(String value) {
    return Optional.ofNullable(gated.get(value));
  }
}
