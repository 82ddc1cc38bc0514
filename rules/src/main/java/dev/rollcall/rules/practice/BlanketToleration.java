package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Toleration;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a toleration of whatever taint there may be. */
final class BlanketToleration implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "blanket-toleration",
              Category.PRACTICE,
              Severity.INFO,
              "0.1.0",
              "toleration of every taint")
          .searchTerms("operator: Exists", "tolerates everything");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (Toleration toleration : daemonSet.pod().tolerations()) {
      boolean everything = toleration.key().get().isEmpty() && toleration.effect().get().isEmpty();
      if (everything && toleration.operator().get().equals("Exists")) {
        context.report(
            toleration.operator().place(),
            "tolerates every taint, also those of virtual nodes, of nodes that are shut down and of"
                + " nodes set apart for a repair; name the taints, or say why not");
        return;
      }
    }
  }
}
