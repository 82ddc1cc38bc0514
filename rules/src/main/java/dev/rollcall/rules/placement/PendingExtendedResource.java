package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags pods that stay Pending because their node has no such device, or none free. */
final class PendingExtendedResource implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "pending-extended-resource",
              Category.PLACEMENT,
              Severity.ERROR,
              "0.1.0",
              "pod that asks for a device which a node does not have")
          .searchTerms("Insufficient nvidia.com/gpu", "FailedScheduling");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    PendingPods pending =
        PendingPods.of(daemonSet, context.cluster(), PendingPods::isExtendedResource);
    if (pending == null) {
      return;
    }
    String resource = pending.resources().get(0);
    Quantity has = pending.nodes().get(0).allocatable().get(resource);
    boolean none = has == null || has.signum() == 0;
    context.report(
        PendingPods.asking(daemonSet.pod(), resource),
        "on %s the pod stays Pending, for there is no \"%s\"%s; select the nodes that have it by a label"
            .formatted(pending.describe(), resource, none ? "" : " free"));
  }
}
