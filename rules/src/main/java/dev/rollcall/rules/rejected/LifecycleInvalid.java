package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/** Names hooks without a handler, or with several: validateLifecycle. */
final class LifecycleInvalid implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "lifecycle-invalid",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "lifecycle hook that cannot work")
          .searchTerms("lifecycle.preStop: Required value", "preStop.exec.command: Required value");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.isOfContent() && refusal.pathPattern().contains(".lifecycle");
  }
}
