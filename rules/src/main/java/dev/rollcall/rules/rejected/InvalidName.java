package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/**
 * Names names of objects, containers, volumes and ports of a wrong form: NameIsDNSSubdomain,
 * ValidateDNS1123Label.
 */
final class InvalidName implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "invalid-name",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "name that is missing or not a DNS name")
          .searchTerms(
              "a lowercase RFC 1123 subdomain must consist of",
              "a lowercase RFC 1123 label must consist of",
              "metadata.name: Required value");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    boolean form = refusal.reason() == CauseType.INVALID || refusal.reason() == CauseType.REQUIRED;
    return form && isName(refusal.pathPattern()) && !refusal.isOf("Node");
  }

  private static boolean isName(String path) {
    return switch (path) {
      case "metadata.name", "metadata.generateName", "metadata.namespace" -> true;
      default ->
          path.endsWith("ontainers[].name")
              || path.endsWith("spec.volumes[].name")
              || path.endsWith("ports[].name")
              || path.endsWith("spec.serviceAccountName")
              || path.endsWith("spec.priorityClassName")
              || path.endsWith("spec.runtimeClassName")
              || path.endsWith("spec.nodeName");
    };
  }
}
