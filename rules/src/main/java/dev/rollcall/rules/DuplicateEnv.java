package dev.rollcall.rules;

import dev.rollcall.admission.Warning;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.RuleInfo;

/** Flags a variable of the environment that is set twice. */
public final class DuplicateEnv implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "duplicate-env",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "variable that is set twice")
          .foundBy("hides previous definition of", "which may be dropped when using apply");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Warning warning) {
    return warning.text().startsWith("hides previous definition of");
  }

  @Override
  public void explain(Warning warning, Report report) {
    report.message(
        "variable \"%s\" is set twice: the last one counts, and kubectl apply may drop either; keep one"
            .formatted(Quoted.first(warning.text())));
  }
}
