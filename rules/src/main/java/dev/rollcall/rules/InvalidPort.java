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

/** Names port numbers and protocols that do not exist: validateContainerPorts. */
public final class InvalidPort implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "invalid-port",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "port number or protocol that there is not")
          .foundBy("must be between 1 and 65535, inclusive", "protocol: Unsupported value");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.pathPattern().contains(".ports[].")
        && refusal.isOfContent()
        && refusal.reason() != Reason.DUPLICATE
        && (refusal.isAt(".containerPort")
            || refusal.isAt(".protocol")
            || (refusal.isAt(".hostPort")
                && !refusal.message().contains("must be the same as containerPort")));
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write \"" + word + "\"", Rewrite.value(refusal.place(), word));
    }
  }
}
