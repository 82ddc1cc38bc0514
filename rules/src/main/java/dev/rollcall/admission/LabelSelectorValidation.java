package dev.rollcall.admission;

import dev.rollcall.yaml.Field;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks labels and label selectors; mirrors apimachinery's {@code meta/v1/validation}. */
final class LabelSelectorValidation {

  private LabelSelectorValidation() {}

  /** Mirrors {@code ValidateLabelSelector}. */
  static void validateLabelSelector(Field selector, Complaints complaints) {
    validateLabels(selector.get("matchLabels"), complaints);
    for (Field requirement : selector.get("matchExpressions").items()) {
      validateLabelSelectorRequirement(requirement, complaints);
    }
  }

  /** Mirrors {@code ValidateLabelSelectorRequirement}. */
  static void validateLabelSelectorRequirement(Field requirement, Complaints complaints) {
    Field operator = requirement.get("operator");
    Field values = requirement.get("values");
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
    for (Field value : values.items()) {
      check(value, "label value", Names.labelValue(value.stringOrEmpty()), complaints);
    }
  }

  /** Mirrors {@code ValidateLabelName}, for a field that holds the key of a label. */
  static void validateLabelName(Field key, Complaints complaints) {
    check(key, "label key", Names.qualifiedName(key.stringOrEmpty()), complaints);
  }

  /** Mirrors {@code ValidateLabels}, which names the map, not the entry. */
  static void validateLabels(Field labels, Complaints complaints) {
    validateLabels(labels, () -> labels.place().path(), complaints);
  }

  /** The same where the server names the map otherwise than its place does. */
  static void validateLabels(Field labels, Supplier<String> path, Complaints complaints) {
    for (Field label : labels.entries()) {
      String key = label.name();
      String wrong = Names.qualifiedName(key);
      if (wrong != null) {
        complaints.add(label, path.get(), Reason.INVALID, "label key \"" + key + "\" " + wrong);
      }
      String value = label.stringOrEmpty();
      String wrongValue = Names.labelValue(value);
      if (wrongValue != null) {
        complaints.add(
            label,
            path.get(),
            Reason.INVALID,
            "value \"" + value + "\" of label \"" + key + "\" " + wrongValue);
      }
    }
  }

  private static void check(
      Field field, String what, @Nullable String wrong, Complaints complaints) {
    if (wrong != null) {
      complaints.invalid(field, what + " \"" + field.stringOrEmpty() + "\" " + wrong);
    }
  }
}
