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
import java.util.List;

/** Flags nodes on which the controller deletes all but the oldest pod. */
final class DuplicatePodOnNode implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "duplicate-pod-on-node",
          Category.PLACEMENT,
          Severity.WARNING,
          "0.1.0",
          "node with two pods of one DaemonSet");

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
    for (NodeGroup group : placement.groups()) {
      boolean keeps = !(group.verdict() instanceof Verdict.ShouldNotRun);
      for (Node node : keeps ? group.nodes() : List.<Node>of()) {
        for (PodDeletion deletion : placement.deletions()) {
          if (deletion.node().equals(node.name()) && !deletion.pod().isFinished()) {
            context
                .report(
                    deletion.pod().meta().name().place(),
                    "\"%s\" is a second pod of DaemonSet \"%s\" on node \"%s\"; the controller deletes all but the oldest"
                        .formatted(deletion.pod().name(), daemonSet.name(), node.name()))
                .note(daemonSet.meta().name().place(), "the DaemonSet");
          }
        }
      }
    }
  }
}
