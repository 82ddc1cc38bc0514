package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;

/** Names a selector that would match every pod: ValidateDaemonSetSpec. */
final class SelectorEmpty implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of("selector-empty", Category.REJECTED, Severity.ERROR, "0.1.0", "empty selector")
          .searchTerms("empty selector is invalid for daemonset");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.path().equals("spec.selector") && refusal.reason() == CauseType.INVALID;
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    if (object instanceof DaemonSet daemonSet) {
      report.note(daemonSet.template().meta().labels().place(), "the labels to choose from");
    }
  }
}
