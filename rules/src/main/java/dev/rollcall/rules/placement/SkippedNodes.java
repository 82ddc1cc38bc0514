package dev.rollcall.rules.placement;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.controller.Verdict;
import dev.rollcall.rule.RuleContext;

/** Whether a DaemonSet has, and will have, no pod on a node. */
final class SkippedNodes {

  private SkippedNodes() {}

  /** Returns whether the node is certainly without a pod of the DaemonSet. */
  static boolean isWithout(DaemonSet daemonSet, Node node, RuleContext context) {
    Placement placement = context.cluster().placementOf(daemonSet);
    if (placement.isUnknown()) {
      return false;
    }
    Verdict verdict = placement.verdictOn(node);
    return verdict instanceof Verdict.ShouldNotRun
        || verdict instanceof Verdict.ShouldContinueRunning && !placement.isMisscheduledOn(node);
  }
}
