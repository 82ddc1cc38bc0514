package dev.rollcall.rules.practice;

import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;

/** Flags an amount of bytes that is no whole number, mostly a unit that was mistaken. */
final class FractionalBytes implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "fractional-bytes",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "amount of bytes that is no whole number")
          .searchTerms("fractional byte value", "is invalid, must be an integer");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(ApiServerWarning warning) {
    return warning.text().startsWith("fractional byte value");
  }

  @Override
  public void explain(ApiServerWarning warning, FindingBuilder report) {
    String value = QuotedText.first(warning.text());
    report.message(
        "\"%s\" is a fraction of bytes, as m stands for a thousandth, and nothing runs within that; write Mi for mebibytes"
            .formatted(value));
  }
}
