package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Requirement;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.controller.Verdict;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.KnownTaint;
import dev.rollcall.rules.common.NodeNameList;
import dev.rollcall.rules.common.NodeRequirements;
import java.util.List;

/** Flags a DaemonSet that no node is eligible for. */
final class DesiredZero implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "desired-zero",
              Category.PLACEMENT,
              Severity.ERROR,
              "0.1.0",
              "DaemonSet that runs on none of the nodes")
          .searchTerms("DESIRED 0", "desiredNumberScheduled: 0", "no pods are created");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Cluster cluster = context.cluster();
    if (cluster.isByGroups()) {
      DesiredZeroOnGroups.check(daemonSet, context);
      return;
    }
    Placement placement = cluster.placementOf(daemonSet);
    if (cluster.nodes().isEmpty() || mayRunSomewhere(placement)) {
      return;
    }
    PodSpec pod = daemonSet.pod();
    if (pod.nodeName().isGiven() || ConflictingRequirements.of(pod) != null) {
      return; // pinned-node-name and unsatisfiable-affinity say so
    }
    if (isRecorded(daemonSet)) {
      recorded(daemonSet, context);
      return;
    }
    List<UntoleratedNodes> untolerated = UntoleratedNodes.of(placement);
    if (!untolerated.isEmpty()) {
      tainted(daemonSet, untolerated, context);
      return;
    }
    NodeLabels labels = new NodeLabels(cluster.marks());
    for (Requirement demand : NodeRequirements.always(pod)) {
      if (!isMet(demand, cluster)) {
        unmet(demand, labels, context);
        return;
      }
    }
    if (cluster.hasGivenNodes()) {
      boolean selector = pod.nodeAffinity().terms().isEmpty();
      context.report(
          selector ? pod.nodeSelector().place() : pod.nodeAffinity().required(),
          "none of the %s meets all of this together: DESIRED is 0"
              .formatted(NodeNameList.count(cluster.nodes().size())));
    }
  }

  private static boolean mayRunSomewhere(Placement placement) {
    return placement.isUnknown()
        || placement.desired() > 0
        || placement.verdicts().values().stream().anyMatch(Verdict.Unknown.class::isInstance);
  }

  /** Returns whether the cluster has run with it, which may be what its owner wants. */
  private static boolean isRecorded(DaemonSet daemonSet) {
    return daemonSet.status().isGiven() && daemonSet.status().desired().get() == 0;
  }

  private static void recorded(DaemonSet daemonSet, RuleContext context) {
    context
        .report(
            daemonSet.meta().name().place(),
            "none of the %s gets a pod, and the status of the DaemonSet says the same: DESIRED is 0"
                .formatted(NodeNameList.count(context.cluster().nodes().size())))
        .severity(Severity.INFO);
  }

  private static boolean isMet(Requirement demand, Cluster cluster) {
    for (Node node : cluster.nodes()) {
      if (demand.matches(node.labels().get(demand.key().get()))) {
        return true;
      }
    }
    return false;
  }

  /** Of a reference cluster only the roles are sure; the user's nodes may have other systems. */
  private static boolean isSure(String key, RuleContext context) {
    return context.cluster().hasGivenNodes()
        || (key.startsWith("node-role.kubernetes.io/") && !key.equals(KnownTaint.MASTER));
  }

  private static void tainted(
      DaemonSet daemonSet, List<UntoleratedNodes> untolerated, RuleContext context) {
    UntoleratedNodes first = untolerated.get(0);
    if (!isSure(first.taint().key().get(), context)) {
      return;
    }
    int nodes = 0;
    for (UntoleratedNodes one : untolerated) {
      nodes += one.nodes().size();
    }
    FindingBuilder report =
        context
            .report(
                UntoleratedNodes.place(daemonSet.pod()),
                nodes == 1
                    ? "does not tolerate the taint \"%s\" of %s, the only node that it selects: DESIRED is 0"
                        .formatted(first.taint(), first.nodes().get(0).name())
                    : "does not tolerate the taint \"%s\" or its like on the %s nodes that it selects: DESIRED is 0"
                        .formatted(first.taint(), nodes))
            .dependsOnNodes();
    first.offer(daemonSet.pod(), report);
  }

  private static void unmet(Requirement demand, NodeLabels labels, RuleContext context) {
    String key = demand.key().get();
    if (isSure(key, context)
        && !UnsatisfiedRequirement.isMetElsewhere(demand, context.cluster().reference())) {
      String all = NodeNameList.count(context.cluster().nodes().size());
      context
          .report(
              demand.place(),
              UnsatisfiedRequirement.describe(demand, labels)
                  + ", so it runs on none of the %s: DESIRED is 0".formatted(all)
                  + UnsatisfiedRequirement.proposal(demand, labels))
          .dependsOnNodes();
    }
  }
}
