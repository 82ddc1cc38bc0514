package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.Taint;
import dev.rollcall.model.Toleration;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.EmptyEqual;
import dev.rollcall.rules.common.NodeNameList;
import dev.rollcall.rules.common.TaintCatalogue;
import java.util.List;

/** Flags nodes that would get a pod but for a taint. */
final class UntoleratedTaint implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "untolerated-taint",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "selected node that an untolerated taint leaves without a pod")
          .searchTerms("node(s) had untolerated taint", "untolerated taint");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Cluster cluster = context.cluster();
    Placement placement = cluster.placementOf(daemonSet);
    if (!cluster.hasGivenNodes() || placement.desired() == 0) {
      return; // desired-zero says it of all nodes
    }
    if (cluster.marks().taints().isEmpty()) {
      return;
    }
    List<Node> staying = placement.misscheduledNodes();
    for (UntoleratedNodes untolerated : UntoleratedNodes.of(placement)) {
      boolean kept = staying.containsAll(untolerated.nodes()); // misscheduled tells it
      boolean meant = isMeant(daemonSet, untolerated.taint(), context);
      if (!untolerated.isControlPlane() && !untolerated.isPassing() && !kept && !meant) {
        report(daemonSet, untolerated, context);
      }
    }
  }

  /** Where a toleration is meant for the taint and misses it, another rule says why. */
  static boolean isMeant(DaemonSet daemonSet, Taint taint, RuleContext context) {
    TaintCatalogue taints = null;
    for (Toleration toleration : daemonSet.pod().tolerations()) {
      boolean sameKey = toleration.key().get().equals(taint.key().get());
      if (sameKey && EmptyEqual.isEmptyEqual(toleration)) {
        return true;
      }
      taints = taints == null ? TaintCatalogue.of(context.cluster(), daemonSet) : taints;
      TaintCatalogue.Entry near =
          toleration.key().get().isEmpty() ? null : taints.nearMiss(toleration);
      if (near != null && near.toString().equals(taint.toString())) {
        return true;
      }
    }
    return false;
  }

  private static void report(
      DaemonSet daemonSet, UntoleratedNodes untolerated, RuleContext context) {
    List<Node> nodes = untolerated.nodes();
    int selected = nodes.size() + context.cluster().placementOf(daemonSet).desired();
    FindingBuilder report =
        context.report(
            UntoleratedNodes.place(daemonSet.pod()),
            "%s of %s with the untolerated taint \"%s\" %s no pod: %s"
                .formatted(
                    NodeNameList.count(nodes.size()),
                    selected,
                    untolerated.taint(),
                    nodes.size() == 1 ? "gets" : "get",
                    NodeNameList.list(nodes)));
    report.note(untolerated.taint().place(), "the taint");
    untolerated.offer(daemonSet.pod(), report);
  }
}
