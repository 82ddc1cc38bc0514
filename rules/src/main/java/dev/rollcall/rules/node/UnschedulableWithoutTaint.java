package dev.rollcall.rules.node;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Node;
import dev.rollcall.model.Taint;
import dev.rollcall.rule.NodeRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a cordoned node that lacks the taint which the controller adds. */
final class UnschedulableWithoutTaint implements NodeRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "unschedulable-without-taint",
              Category.NODE,
              Severity.INFO,
              "0.1.0",
              "cordoned node without the taint of cordoned nodes")
          .searchTerms("SchedulingDisabled", "cordon");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Node node, RuleContext context) {
    if (!node.unschedulable().get()) {
      return;
    }
    for (Taint taint : node.taints()) {
      if (taint.key().get().equals("node.kubernetes.io/unschedulable")) {
        return;
      }
    }
    context.report(
        node.unschedulable().place(),
        "node %s is cordoned without the taint node.kubernetes.io/unschedulable:NoSchedule, which the controller adds within seconds; DaemonSets tolerate it and run here all the same"
            .formatted(node.name()));
  }
}
