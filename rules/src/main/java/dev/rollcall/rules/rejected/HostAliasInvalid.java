package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/** Names entries of hostAliases that no hosts file can hold: ValidateHostAliases. */
final class HostAliasInvalid implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "host-alias-invalid",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "host alias with an address or a name that is none")
          .searchTerms("must be a valid IP address");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.isOfContent() && refusal.pathPattern().contains(".hostAliases[]");
  }
}
