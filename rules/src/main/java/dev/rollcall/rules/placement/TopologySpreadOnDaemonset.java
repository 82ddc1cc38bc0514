package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.TopologySpreadConstraint;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags spreading over zones, of which pods that are bound to their nodes have no choice. */
final class TopologySpreadOnDaemonset implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "topology-spread-on-daemonset",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "topology spread constraint on a DaemonSet")
          .searchTerms("didn't match pod topology spread constraints", "topologySpreadConstraints");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (TopologySpreadConstraint constraint : daemonSet.pod().topologySpreadConstraints()) {
      boolean hard = constraint.whenUnsatisfiable().get().equals("DoNotSchedule");
      boolean blind = constraint.nodeAffinityPolicy().get().equals("Ignore");
      if (hard && blind) {
        context.report(
            constraint.place(),
            "each pod has its one node, so where \"%s\" holds unequal numbers of nodes the pods over the skew stay Pending; remove the constraint"
                .formatted(constraint.topologyKey().get()));
        continue;
      }
      context
          .report(
              constraint.place(),
              "each pod has its one node, so there is nothing to spread over \"%s\"; remove the constraint"
                  .formatted(constraint.topologyKey().get()))
          .severity(hard ? Severity.WARNING : Severity.INFO);
    }
  }
}
