package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.nodegroup.DeclaredGroups;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags an agent that others need and that a taint keeps off a group of nodes. */
final class GroupLeftOut implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "group-left-out",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "agent that others need, kept off a group of nodes by a taint")
          .searchTerms("no agent on tainted nodes", "node pool without logs");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    DeclaredGroups groups = context.cluster().groups();
    if (groups.isEmpty() || !NeededAgent.is(daemonSet) || groups.givesNone(daemonSet)) {
      return; // desired-zero says so
    }
    new TaintedGroups(daemonSet, groups).report(context);
  }
}
