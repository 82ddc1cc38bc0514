package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/** Names pod networks of a node that are unreadable or too many. */
final class PodCidrInvalid implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "pod-cidr-invalid",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "pod network of a node that cannot be")
          .searchTerms("may specify no more than one CIDR for each IP family");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.isOf("Node")
        && (refusal.isOfContent() || refusal.reason() == CauseType.INTERNAL)
        && refusal.pathPattern().startsWith("spec.podCIDR");
  }
}
