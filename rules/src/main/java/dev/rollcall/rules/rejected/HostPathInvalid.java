package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/** Names paths on the node that the server does not take: validateHostPathVolumeSource. */
final class HostPathInvalid implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "host-path-invalid",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "hostPath without a path, or with a path that leads upwards")
          .searchTerms("must not contain '..'");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.isOfContent() && refusal.isAt("hostPath.path");
  }
}
