package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.yaml.FieldCursor;
import org.jspecify.annotations.Nullable;

/**
 * Returns whether labels are those that a selector selects; mirrors apimachinery's {@code labels}.
 */
final class SelectorMatcher {

  private SelectorMatcher() {}

  /** Returns what keeps the selector from matching, null if it matches or is itself not valid. */
  static @Nullable String mismatch(FieldCursor selector, FieldCursor labels) {
    if (!isValid(selector)) {
      return null;
    }
    for (FieldCursor wanted : selector.get("matchLabels").entries()) {
      String value = wanted.stringOrEmpty();
      FieldCursor label = find(labels, wanted.name());
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
    for (FieldCursor requirement : selector.get("matchExpressions").items()) {
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
  private static boolean matches(FieldCursor requirement, FieldCursor labels) {
    FieldCursor label = find(labels, requirement.get("key").stringOrEmpty());
    return switch (requirement.get("operator").stringOrEmpty()) {
      case "In" -> label != null && hasValue(requirement, label.stringOrEmpty());
      case "NotIn" -> label == null || !hasValue(requirement, label.stringOrEmpty());
      case "Exists" -> label != null;
      default -> label == null;
    };
  }

  /** A label whose value is null is there, and empty. */
  private static @Nullable FieldCursor find(FieldCursor labels, String key) {
    FieldCursor label = labels.get(key);
    return label.node() == null ? null : label;
  }

  private static boolean hasValue(FieldCursor requirement, String value) {
    for (FieldCursor candidate : requirement.get("values").items()) {
      if (candidate.stringOrEmpty().equals(value)) {
        return true;
      }
    }
    return false;
  }

  /** Mirrors where {@code LabelSelectorAsSelector} has no error. */
  private static boolean isValid(FieldCursor selector) {
    for (FieldCursor label : selector.get("matchLabels").entries()) {
      if (NameValidation.qualifiedName(label.name()) != null
          || NameValidation.labelValue(label.stringOrEmpty()) != null) {
        return false;
      }
    }
    for (FieldCursor requirement : selector.get("matchExpressions").items()) {
      ErrorList complaints = new ErrorList();
      LabelSelectorValidation.validateLabelSelectorRequirement(requirement, complaints);
      if (!complaints.isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
