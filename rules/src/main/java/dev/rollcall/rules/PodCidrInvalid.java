package dev.rollcall.rules;

import dev.rollcall.admission.Reason;
import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.RuleInfo;

/** Names pod networks of a node that are unreadable or too many. */
public final class PodCidrInvalid implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "pod-cidr-invalid",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "pod network of a node that cannot be")
          .foundBy("may specify no more than one CIDR for each IP family");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.isOf("Node")
        && (refusal.isOfContent() || refusal.reason() == Reason.INTERNAL)
        && refusal.pathPattern().startsWith("spec.podCIDR");
  }
}
