package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/** Names a mount that propagates to the node from a container without privileges. */
final class MountPropagationNeedsPrivileged implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "mount-propagation-needs-privileged",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "Bidirectional mount in a container without privileges")
          .searchTerms(
              "Bidirectional mount propagation is available only to privileged containers");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.isAt(".mountPropagation") && refusal.reason() == CauseType.FORBIDDEN;
  }
}
