package dev.rollcall.rules;

import dev.rollcall.admission.Reason;
import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.RuleInfo;

/** Names keys of one map that are equal: strict decoding. */
public final class DuplicateYamlKey implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "duplicate-yaml-key",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "key that stands twice in one map")
          .foundBy("duplicate field", "mapping key already defined", "already set in map");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.reason() == Reason.DUPLICATE_FIELD;
  }
}
