package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/** Names keys of one map that are equal: strict decoding. */
final class DuplicateYamlKey implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "duplicate-yaml-key",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "key that stands twice in one map")
          .searchTerms("duplicate field", "mapping key already defined", "already set in map");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.reason() == CauseType.DUPLICATE_FIELD;
  }
}
