package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/** Names containers, volumes and ports that share a name. */
final class DuplicateName implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "duplicate-name",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "two containers, volumes or ports of one name")
          .searchTerms("Duplicate value");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.reason() == CauseType.DUPLICATE
        && (refusal.isAt("ontainers[].name")
            || refusal.isAt("spec.volumes[].name")
            || refusal.isAt("ports[].name"));
  }
}
