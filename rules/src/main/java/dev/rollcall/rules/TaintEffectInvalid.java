package dev.rollcall.rules;

import dev.rollcall.admission.Reason;
import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.Rewrite;
import dev.rollcall.rule.RuleInfo;

/** Names a taint without an effect, or with one that does not exist. */
public final class TaintEffectInvalid implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "taint-effect-invalid",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "taint with an effect that does not exist")
          .foundBy("Unsupported value", "invalid taint effect");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.isOf("Node")
        && refusal.isOfContent()
        && refusal.isAt("taints[].effect")
        && refusal.reason() != Reason.DUPLICATE;
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write " + word, Rewrite.value(refusal.place(), word));
    }
  }
}
