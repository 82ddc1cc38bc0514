package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;

/** Selects objects by their labels; every part must match. */
public record LabelSelector(
    FieldLocation place, StringMap matchLabels, List<Requirement> matchExpressions) {

  public LabelSelector {
    matchExpressions = List.copyOf(matchExpressions);
  }

  public static LabelSelector read(FieldCursor selector) {
    List<Requirement> requirements = new ArrayList<>();
    for (FieldCursor item : selector.get("matchExpressions").items()) {
      requirements.add(Requirement.read(item));
    }
    return new LabelSelector(
        selector.place(), StringMap.read(selector.get("matchLabels")), requirements);
  }

  /**
   * Returns whether it has no part; such a selector matches everything, and a DaemonSet must not
   * have it.
   */
  public boolean isEmpty() {
    return matchLabels.isEmpty() && matchExpressions.isEmpty();
  }

  public boolean matches(StringMap labels) {
    for (var entry : matchLabels.entries().entrySet()) {
      if (!entry.getValue().get().equals(labels.get(entry.getKey()))) {
        return false;
      }
    }
    for (Requirement requirement : matchExpressions) {
      if (!requirement.matches(labels.get(requirement.key().get()))) {
        return false;
      }
    }
    return true;
  }
}
