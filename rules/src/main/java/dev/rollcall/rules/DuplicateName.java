package dev.rollcall.rules;

import dev.rollcall.admission.Reason;
import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.RuleInfo;

/** Names containers, volumes and ports that share a name. */
public final class DuplicateName implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "duplicate-name",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "two containers, volumes or ports of one name")
          .foundBy("Duplicate value");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.reason() == Reason.DUPLICATE
        && (refusal.isAt("ontainers[].name")
            || refusal.isAt("spec.volumes[].name")
            || refusal.isAt("ports[].name"));
  }
}
