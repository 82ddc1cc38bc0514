package dev.rollcall.admission;

import dev.rollcall.yaml.Field;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether labels are those that a selector selects; mirrors apimachinery's {@code labels}.
 */
final class Selection {

  private Selection() {}

  /**
   * Returns what keeps the selector from matching, null where it matches or is itself not valid.
   */
  static @Nullable String mismatch(Field selector, Field labels) {
    if (!isValid(selector)) {
      return null;
    }
    for (Field wanted : selector.get("matchLabels").entries()) {
      String value = wanted.stringOrEmpty();
      Field label = find(labels, wanted.name());
      if (label == null) {
        return "the template has no label \"" + wanted.name() + "\"";
      }
      if (!label.stringOrEmpty().equals(value)) {
        return "label \""
            + wanted.name()
            + "\" is \""
            + label.stringOrEmpty()
            + "\" and must be \""
            + value
            + "\"";
      }
    }
    for (Field requirement : selector.get("matchExpressions").items()) {
      if (!matches(requirement, labels)) {
        return "its labels do not satisfy \""
            + requirement.get("key").stringOrEmpty()
            + " "
            + requirement.get("operator").stringOrEmpty()
            + "\"";
      }
    }
    return null;
  }

  /** Mirrors {@code Requirement.Matches}. */
  private static boolean matches(Field requirement, Field labels) {
    Field label = find(labels, requirement.get("key").stringOrEmpty());
    return switch (requirement.get("operator").stringOrEmpty()) {
      case "In" -> label != null && hasValue(requirement, label.stringOrEmpty());
      case "NotIn" -> label == null || !hasValue(requirement, label.stringOrEmpty());
      case "Exists" -> label != null;
      default -> label == null;
    };
  }

  /** A label whose value is null is there, and empty. */
  private static @Nullable Field find(Field labels, String key) {
    Field label = labels.get(key);
    return label.node() == null ? null : label;
  }

  private static boolean hasValue(Field requirement, String value) {
    for (Field candidate : requirement.get("values").items()) {
      if (candidate.stringOrEmpty().equals(value)) {
        return true;
      }
    }
    return false;
  }

  /** Mirrors where {@code LabelSelectorAsSelector} has no error. */
  private static boolean isValid(Field selector) {
    for (Field label : selector.get("matchLabels").entries()) {
      if (Names.qualifiedName(label.name()) != null
          || Names.labelValue(label.stringOrEmpty()) != null) {
        return false;
      }
    }
    for (Field requirement : selector.get("matchExpressions").items()) {
      Complaints complaints = new Complaints();
      LabelSelectorValidation.validateLabelSelectorRequirement(requirement, complaints);
      if (!complaints.isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
