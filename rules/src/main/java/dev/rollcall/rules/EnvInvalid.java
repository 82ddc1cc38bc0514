package dev.rollcall.rules;

import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.Rewrite;
import dev.rollcall.rule.RuleInfo;

/** Names variables without a name, with two values, or from a source that is none: ValidateEnv. */
public final class EnvInvalid implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "env-invalid",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "environment variable that cannot be set")
          .foundBy("may not be specified when `value` is not empty", "env[0].name: Required value");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.isOfContent()
        && (refusal.pathPattern().contains(".env[]")
            || refusal.pathPattern().contains(".envFrom[]"));
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write \"" + word + "\"", Rewrite.value(refusal.place(), word));
    }
  }
}
