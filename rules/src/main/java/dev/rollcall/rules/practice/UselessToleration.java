package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Taint;
import dev.rollcall.model.Toleration;
import dev.rollcall.placement.Cluster;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.KnownTaint;
import dev.rollcall.rules.common.NodeNameList;
import dev.rollcall.rules.common.TaintCatalogue;

/** Flags a toleration that none of the given nodes calls for. */
final class UselessToleration implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
          "useless-toleration",
          Category.PRACTICE,
          Severity.INFO,
          "0.1.0",
          "toleration of a taint that none of the given nodes has");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Cluster cluster = context.cluster();
    if (!cluster.hasGivenNodes()) {
      return;
    }
    TaintCatalogue taints = TaintCatalogue.of(cluster, daemonSet);
    for (Toleration toleration : daemonSet.pod().tolerations()) {
      String key = toleration.key().get();
      if (key.isEmpty() || KnownTaint.of(key) != null || taints.nearMiss(toleration) != null) {
        continue;
      }
      if (!isOfUse(toleration, cluster)) {
        context.report(
            toleration.key().place(),
            "none of the %s has the taint \"%s\"; remove the toleration if no other will"
                .formatted(NodeNameList.count(cluster.nodes().size()), key));
      }
    }
  }

  private static boolean isOfUse(Toleration toleration, Cluster cluster) {
    for (Taint taint : cluster.marks().taints()) {
      if (toleration.tolerates(taint)) {
        return true;
      }
    }
    return false;
  }
}
