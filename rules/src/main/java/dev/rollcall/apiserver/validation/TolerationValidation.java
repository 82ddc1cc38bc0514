package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.apiserver.field.FieldValidation;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;

/** Checks tolerations; mirrors {@code ValidateTolerations}. */
final class TolerationValidation {

  /** Where tolerations stood before they had a field; still checked, and of no effect. */
  static final String ANNOTATION = "scheduler.alpha.kubernetes.io/tolerations";

  private static final List<String> OPERATORS = List.of("Equal", "Exists");
  private static final List<String> EFFECTS =
      List.of("NoSchedule", "PreferNoSchedule", "NoExecute");

  private TolerationValidation() {}

  /** Mirrors {@code ValidateTolerations}. */
  static void validateTolerations(FieldCursor tolerations, ErrorList complaints) {
    for (FieldCursor toleration : tolerations.items()) {
      FieldCursor key = toleration.get("key");
      FieldCursor operator = toleration.get("operator");
      FieldCursor effect = toleration.get("effect");
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
        FieldValidation.oneOf(effect, EFFECTS, complaints);
      }
    }
  }

  /**
   * Mirrors {@code ValidateTolerationsInPodAnnotations}.
   *
   * @param path the path of the annotations, as the server names them
   */
  static void validateAnnotation(FieldCursor annotation, String path, ErrorList complaints) {
    if (annotation.stringOrEmpty().isEmpty()) {
      return;
    }
    FieldCursor tolerations =
        JsonAnnotation.list(
            annotation,
            List.of("key", "operator", "value", "effect"),
            List.of("tolerationSeconds"));
    if (tolerations == null) {
      complaints.add(
          annotation,
          path,
          CauseType.INVALID,
          "the annotation "
              + ANNOTATION
              + " holds no JSON list of tolerations; write them to spec.tolerations, and remove"
              + " it");
      return;
    }
    ErrorList found = new ErrorList();
    validateTolerations(tolerations, found);
    for (FieldError error : found.refusals()) {
      complaints.add(
          annotation,
          path + "." + ANNOTATION + error.path(),
          error.reason(),
          error.message() + " (in the annotation " + ANNOTATION + ", which has no effect)");
    }
  }

  /** Lt and Gt are alpha, and no default cluster takes them. */
  private static void validateOperator(
      FieldCursor operator, FieldCursor value, ErrorList complaints) {
    String text = value.stringOrEmpty();
    switch (operator.stringOrEmpty()) {
      case "", "Equal" -> {
        String wrong = NameValidation.labelValue(text);
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
      default -> FieldValidation.oneOf(operator, OPERATORS, complaints);
    }
  }

  /** Complains of a value where the server names the operator. */
  private static void invalidValue(
      FieldCursor operator, FieldCursor value, String message, ErrorList complaints) {
    complaints.add(value, operator.place().path(), CauseType.INVALID, message);
  }
}
