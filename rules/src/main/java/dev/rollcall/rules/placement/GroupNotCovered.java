package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.nodegroup.DeclaredGroups;
import dev.rollcall.placement.scheduler.NodeSelectionKeys;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import java.util.List;

/** Flags a DaemonSet that selects all nodes and that a taint keeps off a group of them. */
final class GroupNotCovered implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "group-not-covered",
              Category.PLACEMENT,
              Severity.INFO,
              "0.1.0",
              "DaemonSet for all nodes, kept off a group of nodes by a taint")
          .searchTerms("no pod on tainted nodes");

  /** Who selects by the system alone means all nodes. */
  private static final List<String> SYSTEM = List.of("kubernetes.io/os", "beta.kubernetes.io/os");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    DeclaredGroups groups = context.cluster().groups();
    if (groups.isEmpty() || NeededAgent.is(daemonSet) || groups.givesNone(daemonSet)) {
      return; // group-left-out or desired-zero says so
    }
    NodeSelectionKeys selection = NodeSelectionKeys.of(daemonSet.pod());
    if (selection.names().isEmpty() && SYSTEM.containsAll(selection.keys())) {
      new TaintedGroups(daemonSet, groups).report(context);
    }
  }
}
