package dev.rollcall.rules.node;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.RefusedLabel;
import dev.rollcall.rule.ClusterRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags labels and taints of a group of nodes that never arrive on its nodes. */
final class GroupLabelRefused implements ClusterRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "group-label-refused",
              Category.NODE,
              Severity.WARNING,
              "0.1.0",
              "label or taint of a group of nodes that never arrives")
          .searchTerms(
              "unknown 'kubernetes.io' or 'k8s.io' labels specified with --node-labels",
              "is not allowed to modify labels",
              "is not allowed to modify taints");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    for (DeclaredGroup group : context.cluster().groups().all()) {
      for (RefusedLabel label : group.refused()) {
        boolean joins = group.neverJoins() == null;
        context
            .report(
                label.place(),
                "\"%s\" never arrives on nodes of %s: %s; %s"
                    .formatted(
                        label.key(),
                        group.name(),
                        label.reason(),
                        joins
                            ? "use a key of your own, or let something else label the nodes"
                            : "use a key of your own, or label the nodes once they are there"))
            .severity(joins ? Severity.WARNING : Severity.ERROR);
      }
    }
  }
}
