package dev.rollcall.placement.scheduler;

import dev.rollcall.model.LabelSelector;
import dev.rollcall.model.Requirement;
import dev.rollcall.model.Value;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A label under which pods are found, so that not all of them have to be asked. */
record Label(String key, String value) {

  // Those that Java makes for a record are put together at run time, which takes milliseconds.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Label label && label.key.equals(key) && label.value.equals(value);
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + value.hashCode();
  }

  /**
   * Returns labels of which each pod that the selector matches has one; none where it also matches
   * pods without any label that it names.
   */
  static Set<Label> oneOf(LabelSelector selector) {
    for (var entry : selector.matchLabels().entries().entrySet()) {
      return Set.of(new Label(entry.getKey(), entry.getValue().get()));
    }
    for (Requirement requirement : selector.matchExpressions()) {
      if (requirement.operator().get().equals("In")) {
        Set<Label> labels = new LinkedHashSet<>();
        for (Value<String> value : requirement.values()) {
          labels.add(new Label(requirement.key().get(), value.get()));
        }
        return labels;
      }
    }
    return Set.of();
  }
}
