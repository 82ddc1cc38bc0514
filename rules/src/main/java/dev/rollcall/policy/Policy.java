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
 * @param problems why the API server would not create it
 */
record Policy(
    String name,
    FieldCursor source,
    boolean named,
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
   * @param place where the expression stands
   */
  record Validation(
      int index,
      CelExpression expression,
      @Nullable CelExpression messageExpression,
      FieldCursor source,
      Note place) {}

  /** A field that the API server refuses. */
  record Problem(FieldCursor field, String path, String message) {}

  boolean failsOnError() {
    return !source.path("spec", "failurePolicy").stringOrEmpty().equals("Ignore");
  }

  FieldCursor paramKind() {
    return source.path("spec", "paramKind");
  }
}
