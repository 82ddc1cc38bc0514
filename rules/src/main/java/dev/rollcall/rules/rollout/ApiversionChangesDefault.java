package dev.rollcall.rules.rollout;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags an old manifest that relies on a default which is another one today. */
final class ApiversionChangesDefault implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "apiversion-changes-default",
              Category.ROLLOUT,
              Severity.INFO,
              "0.1.0",
              "apiVersion whose update strategy was another one by default")
          .searchTerms("extensions/v1beta1", "OnDelete");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    String apiVersion = daemonSet.origin().object().apiVersion();
    if (apiVersion.equals("extensions/v1beta1") && !daemonSet.updateStrategy().type().isGiven()) {
      context.report(
          daemonSet.updateStrategy().place(),
          "in extensions/v1beta1 the update strategy was OnDelete by default, in apps/v1 it is"
              + " RollingUpdate with maxUnavailable 1; write the one that is meant");
    }
  }
}
