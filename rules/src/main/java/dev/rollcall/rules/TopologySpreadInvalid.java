package dev.rollcall.rules;

import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.Rewrite;
import dev.rollcall.rule.RuleInfo;

/** Names topology spread constraints that mean nothing: validateTopologySpreadConstraints. */
public final class TopologySpreadInvalid implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "topology-spread-invalid",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "topology spread constraint that the server does not take")
          .foundBy("maxSkew: Invalid value", "whenUnsatisfiable: Unsupported value");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.isOfContent()
        && refusal.pathPattern().contains(".topologySpreadConstraints[]")
        && !refusal.pathPattern().contains("abel");
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write \"" + word + "\"", Rewrite.value(refusal.place(), word));
    }
  }
}
