package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.Taint;
import dev.rollcall.model.Toleration;
import dev.rollcall.placement.Cluster;
import dev.rollcall.rule.ClusterRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Flags a taint of nodes that get no daemon pod at all. */
final class DeadTaint implements ClusterRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
          "dead-taint",
          Category.PLACEMENT,
          Severity.INFO,
          "0.1.0",
          "taint that no DaemonSet of the input tolerates");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Cluster cluster = context.cluster();
    List<DaemonSet> daemonSets = cluster.inventory().daemonSets();
    if (!cluster.hasGivenNodes() || daemonSets.isEmpty()) {
      return;
    }
    Set<String> seen = new HashSet<>();
    for (Node node : cluster.nodes()) {
      for (Taint taint : node.taints()) {
        boolean hard = !taint.effect().get().equals("PreferNoSchedule");
        boolean passing = new UntoleratedNodes(taint, List.of()).isPassing();
        if (hard && !passing && seen.add(taint.toString()) && !isTolerated(taint, daemonSets)) {
          context.report(
              taint.place(),
              daemonSets.size() == 1
                  ? "the only DaemonSet of the input does not tolerate \"%s\", so the nodes with this taint have no daemon pod"
                      .formatted(taint)
                  : "none of the %s DaemonSets of the input tolerates \"%s\", so the nodes with this taint have no daemon pod"
                      .formatted(daemonSets.size(), taint));
        }
      }
    }
  }

  private static boolean isTolerated(Taint taint, List<DaemonSet> daemonSets) {
    for (DaemonSet daemonSet : daemonSets) {
      for (Toleration toleration : daemonSet.pod().tolerations()) {
        if (toleration.tolerates(taint)) {
          return true;
        }
      }
    }
    return false;
  }
}
