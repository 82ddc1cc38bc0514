package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Toleration;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/**
 * Flags pods that start on every tainted node, and are evicted from those with a NoExecute taint.
 */
final class NoExecuteNotTolerated implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "no-execute-not-tolerated",
              Category.PLACEMENT,
              Severity.INFO,
              "0.1.0",
              "toleration of every NoSchedule taint and no NoExecute taint")
          .searchTerms("TaintManagerEviction", "Marking for deletion Pod");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Toleration wide = null;
    for (Toleration toleration : daemonSet.pod().tolerations()) {
      if (!isWide(toleration)) {
        continue;
      }
      if (!toleration.effect().get().equals("NoSchedule")) {
        return;
      }
      wide = toleration;
    }
    if (wide == null) {
      return;
    }
    context
        .report(
            wide.effect().place(),
            "tolerates every taint with effect NoSchedule and none with NoExecute, so a node that"
                + " gets one loses its pod at once; tolerate NoExecute as well")
        .note("to tolerate it: {operator: Exists, effect: NoExecute}");
  }

  /** A toleration without a key that is not for soft taints only. */
  private static boolean isWide(Toleration toleration) {
    return toleration.key().get().isEmpty()
        && toleration.operator().get().equals("Exists")
        && !toleration.effect().get().equals("PreferNoSchedule");
  }
}
