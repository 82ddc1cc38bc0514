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

/** Names objects of which the server cannot tell what they are. */
public final class UnknownKind implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "unknown-kind",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "kind that Kubernetes does not know, or an object without kind or apiVersion")
          .foundBy("no matches for kind", "Object 'Kind' is missing", "apiVersion not set");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.reason() == Reason.NO_MATCH && !RemovedApiVersion.isOld(refusal);
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    String word = refusal.suggestion();
    if (word != null && refusal.place().isPresent()) {
      report.fix(false, "write \"" + word + "\"", Rewrite.value(refusal.place(), word));
    }
  }
}
