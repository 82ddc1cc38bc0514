package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/** Names label keys, label values and annotation keys of a wrong form: ValidateLabels. */
final class InvalidLabelKeyValue implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "invalid-label-key-value",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "label key or value that Kubernetes does not allow")
          .searchTerms(
              "a valid label must be an empty string or consist of alphanumeric characters",
              "name part must consist of alphanumeric characters",
              "must be no more than 63 characters");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.reason() == CauseType.INVALID && isLabel(refusal);
  }

  private static boolean isLabel(FieldError refusal) {
    String path = refusal.pathPattern();
    if (path.endsWith("template.metadata.labels") || path.contains("matchFields")) {
      return false; // a selector that does not match; the name of a node
    }
    return path.endsWith(".labels")
        || path.endsWith(".annotations")
        || path.endsWith("matchLabels")
        || path.endsWith("nodeSelector")
        || path.endsWith("matchExpressions[].key")
        || path.endsWith("tolerations[].key")
        || path.endsWith("values[]")
        || (path.endsWith("tolerations[].operator") && refusal.message().startsWith("value "));
  }
}
