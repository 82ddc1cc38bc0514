package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.edit.YamlEdits;

/** Names mounts without a path or a name, and paths that lead upwards: ValidateVolumeMounts. */
final class InvalidMount implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "invalid-mount",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "mount that the server does not take")
          .searchTerms(
              "must not contain '..'", "mountPath: Required value", "must be a relative path");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.pathPattern().contains(".volumeMounts")
        && refusal.reason() != CauseType.NOT_FOUND
        && refusal.isOfContent()
        && !(refusal.isAt(".mountPropagation") && refusal.reason() == CauseType.FORBIDDEN)
        && !(refusal.isAt("[].mountPath") && refusal.reason() == CauseType.INVALID);
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write \"" + word + "\"", YamlEdits.value(refusal.place(), word));
    }
  }
}
