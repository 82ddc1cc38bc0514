package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags pods that stay Pending because their node takes no more pods. */
final class PendingPodCount implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "pending-pod-count",
              Category.PLACEMENT,
              Severity.ERROR,
              "0.1.0",
              "pod for which a node has no slot left")
          .searchTerms("Too many pods", "FailedScheduling");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    PendingPods pending =
        PendingPods.of(daemonSet, context.cluster(), PendingPods.TOO_MANY::equals);
    if (pending != null) {
      context
          .report(
              daemonSet.meta().name().place(),
              "on %s the pod stays Pending, for the node takes no more pods"
                  .formatted(pending.describe()))
          .note(
              pending.nodes().get(0).allocatable().place(),
              "the number of pods that the node takes");
    }
  }
}
