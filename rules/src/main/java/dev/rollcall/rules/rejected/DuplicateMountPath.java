package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/** Names mounts that hide one another: ValidateVolumeMounts. */
final class DuplicateMountPath implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "duplicate-mount-path",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "two mounts at one path of a container")
          .searchTerms("mountPath: Invalid value: must be unique");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.reason() == CauseType.INVALID && refusal.isAt("volumeMounts[].mountPath");
  }
}
