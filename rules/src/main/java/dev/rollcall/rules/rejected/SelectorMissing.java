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

/** Names a DaemonSet that does not say which pods are its own: ValidateDaemonSetSpec. */
final class SelectorMissing implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "selector-missing",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "DaemonSet without a selector")
          .searchTerms(
              "`selector` does not match template `labels`", "missing required field \"selector\"");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.reason() == CauseType.INVALID && isMissing(refusal);
  }

  /** The server answers to a missing selector as to one that does not match. */
  static boolean isMissing(FieldError refusal) {
    return refusal.path().equals("spec.template.metadata.labels")
        && refusal.message().startsWith("the DaemonSet has no selector");
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    if (object instanceof DaemonSet daemonSet) {
      report.fix(false, "select the labels of the template", DefaultedSelector.insert(daemonSet));
    }
  }
}
