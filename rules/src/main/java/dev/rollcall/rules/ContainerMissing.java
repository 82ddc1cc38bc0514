package dev.rollcall.rules;

import dev.rollcall.admission.Reason;
import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.RuleInfo;

/** Names pods that would run nothing: validateContainers. */
public final class ContainerMissing implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "container-missing",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "pod without containers, or container without an image")
          .foundBy(
              "spec.template.spec.containers: Required value",
              "containers[0].image: Required value");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return (refusal.isAt("spec.containers") && refusal.reason() == Reason.REQUIRED)
        || (refusal.isOfContent() && refusal.isAt("ontainers[].image"));
  }
}
