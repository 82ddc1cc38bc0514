package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.placement.NodeGroup;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.PodDeletion;
import dev.rollcall.placement.controller.Verdict;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.NodeNameList;
import java.util.ArrayList;
import java.util.List;

/** Flags running pods that the controller deletes as soon as it looks. */
final class WouldBeEvicted implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "would-be-evicted",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "pod on a node that the DaemonSet no longer selects")
          .searchTerms("SuccessfulDelete");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Placement placement = context.cluster().placementOf(daemonSet);
    if (placement.deletions().isEmpty()) {
      return;
    }
    List<Node> losing = new ArrayList<>();
    String why = "";
    for (NodeGroup group : placement.groups()) {
      if (!(group.verdict() instanceof Verdict.ShouldNotRun never)) {
        continue;
      }
      for (Node node : group.nodes()) {
        for (PodDeletion deletion : placement.deletions()) {
          if (deletion.node().equals(node.name()) && !losing.contains(node)) {
            losing.add(node);
            why = never.why().message();
          }
        }
      }
    }
    if (!losing.isEmpty()) {
      context.report(
          daemonSet.pod().place(),
          "%s (%s) %s the pod that runs there now: %s"
              .formatted(
                  NodeNameList.count(losing.size()),
                  NodeNameList.list(losing),
                  losing.size() == 1 ? "loses" : "lose",
                  why));
    }
  }
}
