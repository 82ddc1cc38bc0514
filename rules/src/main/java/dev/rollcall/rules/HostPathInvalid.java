package dev.rollcall.rules;

import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.RuleInfo;

/** Names paths on the node that the server does not take: validateHostPathVolumeSource. */
public final class HostPathInvalid implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "host-path-invalid",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "hostPath without a path, or with a path that leads upwards")
          .foundBy("must not contain '..'");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.isOfContent() && refusal.isAt("hostPath.path");
  }
}
