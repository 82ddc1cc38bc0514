package dev.rollcall.rules.practice;

import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;

/** Flags a variable of the environment that is set twice. */
final class DuplicateEnv implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "duplicate-env",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "variable that is set twice")
          .searchTerms("hides previous definition of", "which may be dropped when using apply");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(ApiServerWarning warning) {
    return warning.text().startsWith("hides previous definition of");
  }

  @Override
  public void explain(ApiServerWarning warning, FindingBuilder report) {
    report.message(
        "variable \"%s\" is set twice: the last one counts, and kubectl apply may drop either; keep one"
            .formatted(QuotedText.first(warning.text())));
  }
}
