package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/** Names probes without a handler, with several, or with numbers that do not go: validateProbe. */
final class ProbeInvalid implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "probe-invalid", Category.REJECTED, Severity.ERROR, "0.1.0", "probe that cannot work")
          .searchTerms(
              "must specify a handler type",
              "may not specify more than 1 handler type",
              "livenessProbe.successThreshold: Invalid value: must be 1");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.isOfContent() && refusal.pathPattern().contains("Probe");
  }
}
