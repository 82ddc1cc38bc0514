package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.yaml.FieldCursor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks labels and label selectors; mirrors apimachinery's {@code meta/v1/validation}. */
final class LabelSelectorValidation {

  private LabelSelectorValidation() {}

  /** Mirrors {@code ValidateLabelSelector}. */
  static void validateLabelSelector(FieldCursor selector, ErrorList complaints) {
    validateLabels(selector.get("matchLabels"), complaints);
    for (FieldCursor requirement : selector.get("matchExpressions").items()) {
      validateLabelSelectorRequirement(requirement, complaints);
    }
  }

  /** Mirrors {@code ValidateLabelSelectorRequirement}. */
  static void validateLabelSelectorRequirement(FieldCursor requirement, ErrorList complaints) {
    FieldCursor operator = requirement.get("operator");
    FieldCursor values = requirement.get("values");
    boolean hasValues = !values.items().isEmpty();
    switch (operator.stringOrEmpty()) {
      case "In", "NotIn" -> {
        if (!hasValues) {
          complaints.required(
              values, "operator " + operator.string() + " needs values to compare with");
        }
      }
      case "Exists", "DoesNotExist" -> {
        if (hasValues) {
          complaints.forbidden(
              values,
              "operator " + operator.string() + " takes no values; leave them out, or use In");
        }
      }
      default ->
          complaints.invalid(
              operator,
              "operator \""
                  + operator.stringOrEmpty()
                  + "\" is not one of In, NotIn, Exists, DoesNotExist");
    }
    validateLabelName(requirement.get("key"), complaints);
    for (FieldCursor value : values.items()) {
      check(value, "label value", NameValidation.labelValue(value.stringOrEmpty()), complaints);
    }
  }

  /** Mirrors {@code ValidateLabelName}, for a field that holds the key of a label. */
  static void validateLabelName(FieldCursor key, ErrorList complaints) {
    check(key, "label key", NameValidation.qualifiedName(key.stringOrEmpty()), complaints);
  }

  /** Mirrors {@code ValidateLabels}, which names the map, not the entry. */
  static void validateLabels(FieldCursor labels, ErrorList complaints) {
    validateLabels(labels, () -> labels.place().path(), complaints);
  }

  /** The same where the server names the map otherwise than its place does. */
  static void validateLabels(FieldCursor labels, Supplier<String> path, ErrorList complaints) {
    for (FieldCursor label : labels.entries()) {
      String key = label.name();
      String wrong = NameValidation.qualifiedName(key);
      if (wrong != null) {
        complaints.add(label, path.get(), CauseType.INVALID, "label key \"" + key + "\" " + wrong);
      }
      String value = label.stringOrEmpty();
      String wrongValue = NameValidation.labelValue(value);
      if (wrongValue != null) {
        complaints.add(
            label,
            path.get(),
            CauseType.INVALID,
            "value \"" + value + "\" of label \"" + key + "\" " + wrongValue);
      }
    }
  }

  private static void check(
      FieldCursor field, String what, @Nullable String wrong, ErrorList complaints) {
    if (wrong != null) {
      complaints.invalid(field, what + " \"" + field.stringOrEmpty() + "\" " + wrong);
    }
  }
}
