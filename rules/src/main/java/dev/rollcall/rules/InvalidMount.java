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

/** Names mounts without a path or a name, and paths that lead upwards: ValidateVolumeMounts. */
public final class InvalidMount implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "invalid-mount",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "mount that the server does not take")
          .foundBy("must not contain '..'", "mountPath: Required value", "must be a relative path");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.pathPattern().contains(".volumeMounts")
        && refusal.reason() != Reason.NOT_FOUND
        && refusal.isOfContent()
        && !(refusal.isAt(".mountPropagation") && refusal.reason() == Reason.FORBIDDEN)
        && !(refusal.isAt("[].mountPath") && refusal.reason() == Reason.INVALID);
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write \"" + word + "\"", Rewrite.value(refusal.place(), word));
    }
  }
}
