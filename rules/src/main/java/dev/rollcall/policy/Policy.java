package dev.rollcall.policy;

import dev.rollcall.cel.CelExpression;
import dev.rollcall.diagnostic.Note;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ValidatingAdmissionPolicy with its expressions compiled.
 *
 * @param named whether an option named its file
 * @param failsOnError whether an evaluation that fails refuses the request
 * @param paramKind the kind of its parameters, null if it has none
 * @param problems why the API server would not create it
 */
record Policy(
    String name,
    FieldCursor source,
    boolean named,
    boolean failsOnError,
    @Nullable FieldCursor paramKind,
    ResourceConstraints constraints,
    List<NamedExpression> conditions,
    Map<String, CelExpression> variables,
    List<Validation> validations,
    List<NamedExpression> annotations,
    List<Problem> problems) {

  /** An expression by its name or key. */
  record NamedExpression(String name, CelExpression expression, FieldCursor source) {}

  /**
   * A validation.
   *
   * @param messageExpression null if there is none
   * @param message what is said without one, or where it fails
   * @param reason the reason that it names, or else {@code Invalid}
   * @param place where the expression stands
   */
  record Validation(
      int index,
      CelExpression expression,
      @Nullable CelExpression messageExpression,
      String message,
      String reason,
      Note place) {}

  /** A field that the API server refuses. */
  record Problem(FieldCursor field, String path, String message) {}
}
