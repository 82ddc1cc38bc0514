package dev.rollcall.rules.placement;

import dev.rollcall.model.Node;
import dev.rollcall.model.Requirement;
import dev.rollcall.model.Value;
import dev.rollcall.placement.reference.ReferenceClusters;
import dev.rollcall.text.Spelling;
import org.jspecify.annotations.Nullable;

/** Says which label is on no node, and which one was probably meant. */
final class UnsatisfiedRequirement {

  private UnsatisfiedRequirement() {}

  /** Returns the part of a message that says what no node has. */
  static String describe(Requirement demand, NodeLabels labels) {
    String key = demand.key().get();
    if (!labels.has(key)) {
      return "no node has the label \"" + key + "\"";
    }
    if (demand.operator().get().equals("In")) {
      return "the label \"%s\" of the nodes is %s and never %s"
          .formatted(key, labels.describeValues(key), quoted(demand));
    }
    return "no node meets \"" + ConflictingRequirements.describe(demand) + "\"";
  }

  private static String quoted(Requirement demand) {
    StringBuilder out = new StringBuilder();
    for (Value<String> value : demand.values()) {
      out.append(out.isEmpty() ? "" : " or ").append('"').append(value.get()).append('"');
    }
    return out.toString();
  }

  /** Returns the part of a message that asks what was meant, empty if nothing is similar. */
  static String proposal(Requirement demand, NodeLabels labels) {
    return Spelling.question(near(demand, labels));
  }

  private static @Nullable String near(Requirement demand, NodeLabels labels) {
    String key = demand.key().get();
    if (!labels.has(key)) {
      return labels.nearestKey(key);
    }
    for (Value<String> value : demand.values()) {
      String near = labels.nearestValue(key, value.get());
      if (near != null) {
        return near;
      }
      // A label that is only there or not has an empty value, or "true" where people write one.
      boolean role = value.get().equals("true") || value.get().isEmpty();
      if (role && labels.valuesOf(key).size() == 1) {
        return labels.valuesOf(key).iterator().next();
      }
    }
    return null;
  }

  /**
   * Returns whether nodes of another kind of cluster than the one that stands in by default meet
   * the demand, as those of k3s and RKE2 do for roles whose label is "true".
   */
  static boolean isMetElsewhere(Requirement demand, @Nullable String reference) {
    if (!ReferenceClusters.DEFAULT.equals(reference)) {
      return false;
    }
    for (String name : ReferenceClusters.names()) {
      for (Node node : ReferenceClusters.load(name).nodes()) {
        if (demand.matches(node.labels().get(demand.key().get()))) {
          return true;
        }
      }
    }
    return false;
  }
}
