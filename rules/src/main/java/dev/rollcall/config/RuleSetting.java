package dev.rollcall.config;

import dev.rollcall.diagnostic.Severity;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration says of one rule.
 *
 * @param enabled whether it speaks, null if nothing is said
 * @param severity how bad its findings are, null if nothing is said
 * @param options its settings by name
 */
public record RuleSetting(
    @Nullable Boolean enabled, @Nullable Severity severity, Map<String, Object> options) {

  static final RuleSetting NONE = new RuleSetting(null, null, Map.of());

  public RuleSetting {
    options = Collections.unmodifiableMap(new TreeMap<>(options));
  }

  /** Returns this with what another one says in addition, or instead. */
  RuleSetting with(RuleSetting over) {
    Map<String, Object> all = new TreeMap<>(options);
    all.putAll(over.options);
    return new RuleSetting(
        over.enabled == null ? enabled : over.enabled,
        over.severity == null ? severity : over.severity,
        all);
  }
}
