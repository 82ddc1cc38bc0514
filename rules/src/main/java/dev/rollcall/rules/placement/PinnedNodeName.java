package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.PodSpec;
import dev.rollcall.placement.Cluster;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.text.Spelling;
import java.util.ArrayList;
import java.util.List;

/** Flags a DaemonSet whose pods name the one node that they run on. */
final class PinnedNodeName implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "pinned-node-name",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "pods that nodeName pins to one node")
          .searchTerms("nodeName");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    PodSpec pod = daemonSet.pod();
    String name = pod.nodeName().get();
    if (name.isEmpty()) {
      return;
    }
    Cluster cluster = context.cluster();
    if (!cluster.hasGivenNodes() || cluster.placementOf(daemonSet).desired() > 0) {
      context.report(
          pod.nodeName().place(),
          "pins all pods to node \"%s\", so the DaemonSet has one pod at most; select nodes by a label"
              .formatted(name));
      return;
    }
    List<String> names = new ArrayList<>();
    for (Node node : cluster.nodes()) {
      names.add(node.name());
    }
    String near = Spelling.nearest(name, names);
    String because =
        names.contains(name) ? "does not meet the rest of its demands" : "is none of the nodes";
    context
        .report(
            pod.nodeName().place(),
            "pins all pods to node \"%s\", which %s: DESIRED is 0%s"
                .formatted(name, because, Spelling.question(names.contains(name) ? null : near)))
        .severity(Severity.ERROR);
  }
}
