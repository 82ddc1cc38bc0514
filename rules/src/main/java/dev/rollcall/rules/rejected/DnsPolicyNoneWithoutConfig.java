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

/** Names DNS policies that cannot be carried out: validateDNSPolicy, validatePodDNSConfig. */
final class DnsPolicyNoneWithoutConfig implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "dns-policy-none-without-config",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "unknown dnsPolicy, or None without nameservers")
          .searchTerms(
              "must provide `dnsConfig` when `dnsPolicy` is None", "dnsPolicy: Unsupported value");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return (refusal.reason() == CauseType.NOT_SUPPORTED && refusal.isAt("spec.dnsPolicy"))
        || (refusal.reason() == CauseType.REQUIRED
            && (refusal.isAt("spec.dnsConfig") || refusal.isAt("spec.dnsConfig.nameservers")));
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write \"" + word + "\"", YamlEdits.value(refusal.place(), word));
    }
  }
}
