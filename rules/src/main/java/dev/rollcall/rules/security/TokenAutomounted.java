package dev.rollcall.rules.security;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a pod that gets a token of the ServiceAccount that it never asked for. */
final class TokenAutomounted implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "token-automounted",
              Category.SECURITY,
              Severity.INFO,
              "0.1.0",
              "pod that carries a token of the default ServiceAccount")
          .searchTerms("automountServiceAccountToken", "default service account token");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    PodSpec pod = daemonSet.pod();
    boolean named = !pod.serviceAccountName().get().equals("default");
    if (named || !pod.automountServiceAccountToken().get()) {
      return;
    }
    context.report(
        pod.automountServiceAccountToken().place(),
        "every pod carries a token of ServiceAccount \"default\", on every node; set"
            + " automountServiceAccountToken: false or name an account of its own");
  }
}
