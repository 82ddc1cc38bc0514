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

/** Flags unknown types of hostPath; see {@code validateHostPathType}. */
final class HostPathTypeUnknown implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "host-path-type-unknown",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "unknown type of hostPath")
          .searchTerms("hostPath.type: Unsupported value");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.isAt("hostPath.type") && refusal.reason() == CauseType.NOT_SUPPORTED;
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write \"" + word + "\"", YamlEdits.value(refusal.place(), word));
    }
  }
}
