package dev.rollcall.rules.practice;

import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;

/** Flags a negative grace period, which counts as one second. */
final class NegativeGrace implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "negative-grace",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "negative grace period")
          .searchTerms("negative values are invalid and will be treated as 1");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(ApiServerWarning warning) {
    return warning.text().startsWith("must be >= 0; negative values are invalid");
  }

  @Override
  public void explain(ApiServerWarning warning, FindingBuilder report) {
    report.message(
        "a negative grace period counts as 1 second, so containers are killed before they can end;"
            + " set what they need, 30 seconds by default");
  }
}
