package dev.rollcall.policy;

import dev.rollcall.diagnostic.Severity;
import dev.rollcall.yaml.FieldCursor;
import org.jspecify.annotations.Nullable;

/**
 * A ValidatingAdmissionPolicyBinding.
 *
 * @param severity that of the gravest of its actions
 * @param paramRef null if it names no parameter
 */
record Binding(
    String name,
    Severity severity,
    ResourceConstraints matchResources,
    @Nullable FieldCursor paramRef) {

  static Binding of(FieldCursor source) {
    FieldCursor paramRef = source.path("spec", "paramRef");
    return new Binding(
        source.path("metadata", "name").stringOrEmpty(),
        severity(source.path("spec", "validationActions")),
        ResourceConstraints.of(source.path("spec", "matchResources")),
        paramRef.isPresent() ? paramRef : null);
  }

  private static Severity severity(FieldCursor actions) {
    Severity gravest = Severity.INFO;
    for (FieldCursor action : actions.items()) {
      String name = action.stringOrEmpty();
      if (name.equals("Deny")) {
        return Severity.ERROR;
      }
      gravest = name.equals("Warn") ? Severity.WARNING : gravest;
    }
    return gravest;
  }
}
