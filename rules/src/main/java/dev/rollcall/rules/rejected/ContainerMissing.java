package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/** Names pods that would run nothing: validateContainers. */
final class ContainerMissing implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "container-missing",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "pod without containers, or container without an image")
          .searchTerms(
              "spec.template.spec.containers: Required value",
              "containers[0].image: Required value");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return (refusal.isAt("spec.containers") && refusal.reason() == CauseType.REQUIRED)
        || (refusal.isOfContent() && refusal.isAt("ontainers[].image"));
  }
}
