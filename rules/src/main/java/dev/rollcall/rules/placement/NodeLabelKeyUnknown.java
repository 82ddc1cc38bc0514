package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Requirement;
import dev.rollcall.placement.Cluster;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.NodeRequirements;

/**
 * Flags an expression of the node affinity on a key of no node, where the DaemonSet runs somewhere
 * all the same.
 */
final class NodeLabelKeyUnknown implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "node-label-key-unknown",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "node selection by a label that no node has")
          .searchTerms("didn't match Pod's node affinity/selector");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Cluster cluster = context.cluster();
    if (!cluster.hasGivenNodes()) {
      misspelt(daemonSet.pod(), context);
      return;
    }
    NodeLabels labels = new NodeLabels(cluster);
    for (Requirement demand : NodeRequirements.inUse(daemonSet, cluster)) {
      if (!labels.has(demand.key().get())) {
        check(demand, labels, context);
      }
    }
  }

  /** Without nodes, labels that Kubernetes itself sets can be told from slips of the pen. */
  private static void misspelt(PodSpec pod, RuleContext context) {
    for (Requirement demand : NodeRequirements.all(pod)) {
      String key = demand.key().get();
      String near = WellKnownLabels.nearestKey(key);
      if (near != null) {
        context.report(
            demand.key().place(),
            "\"%s\" is none of the labels that Kubernetes gives to nodes; did you mean \"%s\"?"
                .formatted(key, near));
      }
    }
  }

  private static void check(Requirement demand, NodeLabels labels, RuleContext context) {
    String key = demand.key().get();
    if (NodeRequirements.wantPresent(demand)) {
      context.report(
          demand.key().place(),
          "no node has the label \"%s\", so this alternative selects nothing%s"
              .formatted(key, UnsatisfiedRequirement.proposal(demand, labels)));
      return;
    }
    String near = labels.nearestKey(key);
    if (near != null) {
      // An exclusion by a label that is yet to come is normal, a misspelt one excludes nobody.
      context.report(
          demand.key().place(),
          "no node has the label \"%s\", so this excludes nobody; did you mean \"%s\"?"
              .formatted(key, near));
    }
  }
}
