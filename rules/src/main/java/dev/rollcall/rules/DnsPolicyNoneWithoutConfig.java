package dev.rollcall.rules;

import dev.rollcall.admission.Reason;
import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.Rewrite;
import dev.rollcall.rule.RuleInfo;

/** Names DNS policies that cannot be carried out: validateDNSPolicy, validatePodDNSConfig. */
public final class DnsPolicyNoneWithoutConfig implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "dns-policy-none-without-config",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "dnsPolicy that there is not, or None without nameservers")
          .foundBy(
              "must provide `dnsConfig` when `dnsPolicy` is None", "dnsPolicy: Unsupported value");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return (refusal.reason() == Reason.NOT_SUPPORTED && refusal.isAt("spec.dnsPolicy"))
        || (refusal.reason() == Reason.REQUIRED
            && (refusal.isAt("spec.dnsConfig") || refusal.isAt("spec.dnsConfig.nameservers")));
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write \"" + word + "\"", Rewrite.value(refusal.place(), word));
    }
  }
}
