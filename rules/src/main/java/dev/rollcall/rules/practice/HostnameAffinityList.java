package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.NodeSelectorTerm;
import dev.rollcall.model.Requirement;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a list of node names that grows out of date. */
final class HostnameAffinityList implements DaemonSetRule {

  private static final int MANY = 3;

  private static final RuleInfo INFO =
      RuleInfo.strict(
          "hostname-affinity-list",
          Category.PRACTICE,
          Severity.INFO,
          "0.1.0",
          "selection of many nodes by their names");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (NodeSelectorTerm term : daemonSet.pod().nodeAffinity().terms()) {
      for (Requirement demand : term.matchExpressions()) {
        check(demand, "kubernetes.io/hostname", context);
      }
      for (Requirement demand : term.matchFields()) {
        check(demand, "metadata.name", context);
      }
    }
  }

  private static void check(Requirement demand, String key, RuleContext context) {
    int names = demand.values().size();
    if (demand.key().get().equals(key) && names > MANY) {
      context.report(
          demand.place(),
          "a list of %s node names is out of date with the first node that is replaced; label the nodes and select the label"
              .formatted(names));
    }
  }
}
