package dev.rollcall.admission;

import dev.rollcall.yaml.Field;
import java.util.List;

/** Checks tolerations; mirrors {@code ValidateTolerations}. */
final class TolerationValidation {

  private static final List<String> OPERATORS = List.of("Equal", "Exists");
  private static final List<String> EFFECTS =
      List.of("NoSchedule", "PreferNoSchedule", "NoExecute");

  private TolerationValidation() {}

  /** Mirrors {@code ValidateTolerations}. */
  static void validateTolerations(Field tolerations, Complaints complaints) {
    for (Field toleration : tolerations.items()) {
      Field key = toleration.get("key");
      Field operator = toleration.get("operator");
      Field effect = toleration.get("effect");
      if (!key.stringOrEmpty().isEmpty()) {
        LabelSelectorValidation.validateLabelName(key, complaints);
      } else if (!operator.stringOrEmpty().equals("Exists")) {
        complaints.invalid(
            operator,
            "operator \""
                + operator.stringOrEmpty()
                + "\" needs a key; a toleration without one, of all taints, has operator Exists");
      }
      if (toleration.get("tolerationSeconds").isPresent()
          && !effect.stringOrEmpty().equals("NoExecute")) {
        complaints.invalid(
            effect,
            "tolerationSeconds are for effect NoExecute, and this is \""
                + effect.stringOrEmpty()
                + "\"; change the effect or remove tolerationSeconds");
      }
      validateOperator(operator, toleration.get("value"), complaints);
      if (!effect.stringOrEmpty().isEmpty()) {
        FieldChecks.oneOf(effect, EFFECTS, complaints);
      }
    }
  }

  /** Lt and Gt are alpha, and no default cluster takes them. */
  private static void validateOperator(Field operator, Field value, Complaints complaints) {
    String text = value.stringOrEmpty();
    switch (operator.stringOrEmpty()) {
      case "", "Equal" -> {
        String wrong = Names.labelValue(text);
        if (wrong != null) {
          invalidValue(operator, value, "value \"" + text + "\" " + wrong, complaints);
        }
      }
      case "Exists" -> {
        if (!text.isEmpty()) {
          String message =
              "operator Exists takes no value, and this has \""
                  + text
                  + "\"; remove it, or use operator Equal";
          invalidValue(operator, value, message, complaints);
        }
      }
      default -> FieldChecks.oneOf(operator, OPERATORS, complaints);
    }
  }

  /** Complains of a value where the server names the operator. */
  private static void invalidValue(
      Field operator, Field value, String message, Complaints complaints) {
    complaints.add(value, operator.place().path(), Reason.INVALID, message);
  }
}
