package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Placement;
import dev.rollcall.podadmission.PodRefusal;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.NodeNameList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Flags pods that a ResourceQuota of the namespace refuses, all of them or some. */
final class QuotaRefusesPods implements DaemonSetRule {

  private static final String PLUGIN = "ResourceQuota";
  private static final RuleInfo INFO =
      RuleInfo.of(
              "quota-refuses-pods",
              Category.PLACEMENT,
              Severity.ERROR,
              "0.1.0",
              "pods that a ResourceQuota of the namespace refuses")
          .searchTerms(
              "failed quota:", "failed quota: must specify", "exceeded quota", "FailedCreate");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    List<PodRefusal> refusals = PodRefusals.by(PLUGIN, daemonSet, context);
    if (refusals.isEmpty()) {
      return;
    }
    Placement placement = context.cluster().placementOf(daemonSet);
    Set<PodRefusal> always = new HashSet<>(placement.lifecycle().admitted().refusals());
    boolean exceeded = false;
    for (PodRefusal refusal : refusals) {
      String name = refusal.demand().origin().object().name();
      if (always.contains(refusal)) {
        PodRefusals.report(
            refusal,
            "name the amounts in every container, or give the namespace a LimitRange with defaults",
            "ResourceQuota \"%s\" counts it".formatted(name),
            context);
      } else if (!exceeded) {
        exceeded = true;
        List<Node> nodes = new ArrayList<>(placement.refused().keySet());
        context
            .report(
                refusal.place(),
                "%s: on %s of %s (%s) no pod is created; raise the quota, or ask for less"
                    .formatted(
                        refusal.message(),
                        String.valueOf(nodes.size()),
                        NodeNameList.count(placement.desired()),
                        NodeNameList.list(nodes)))
            .note(refusal.demand(), "the limit of ResourceQuota \"%s\"".formatted(name))
            .dependsOnNodes();
      }
    }
  }
}
