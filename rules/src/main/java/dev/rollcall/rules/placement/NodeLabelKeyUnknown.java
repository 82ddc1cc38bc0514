package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Requirement;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.NodeRequirements;
import java.util.List;

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

  /** What node feature discovery finds. */
  private static final String FEATURES = "feature.node.kubernetes.io/";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Cluster cluster = context.cluster();
    if (cluster.hasGivenNodes()) {
      NodeLabels labels = new NodeLabels(cluster.marks());
      for (Requirement demand : NodeRequirements.inUse(daemonSet, cluster)) {
        if (!labels.has(demand.key().get())) {
          check(demand, labels, "node", context);
        }
      }
    } else if (cluster.isByGroups()) {
      ofGroups(daemonSet, context);
    } else {
      NodeRequirements.all(daemonSet.pod()).forEach(demand -> misspelt(demand, context));
    }
  }

  private static void ofGroups(DaemonSet daemonSet, RuleContext context) {
    Cluster cluster = context.cluster();
    List<DeclaredGroup> groups = cluster.groups().groupsOf(daemonSet);
    NodeLabels labels = new NodeLabels(cluster.marksFor(daemonSet));
    List<Requirement> alternatives = NodeRequirements.inUse(daemonSet, cluster);
    for (Requirement demand : NodeRequirements.all(daemonSet.pod())) {
      String key = demand.key().get();
      if (labels.has(key)) {
        continue;
      }
      String near = WellKnownLabels.nearest(key, cluster.marksFor(daemonSet).keys());
      if (alternatives.contains(demand) && isAbsent(key, groups)) {
        check(demand, labels, "declared group of nodes", context);
      } else if (near == null || isNumbered(key, near) || key.startsWith(FEATURES)) {
        misspelt(demand, context);
      } else {
        // Something else than a file may set it, so that only what was meant is asked.
        context.report(
            demand.key().place(),
            "no file gives the label \"%s\" to a group of nodes; did you mean \"%s\"?"
                .formatted(key, near));
      }
    }
  }

  /** Keys that differ in their numbers are those of a series. */
  private static boolean isNumbered(String key, String near) {
    return key.replaceAll("\\d", "").equals(near.replaceAll("\\d", ""));
  }

  private static boolean isAbsent(String key, List<DeclaredGroup> groups) {
    for (DeclaredGroup group : groups) {
      if (group.labels().containsKey(key) || !group.absent().contains(key)) {
        return false;
      }
    }
    return !groups.isEmpty();
  }

  /** Without nodes, labels that Kubernetes itself sets can be told from slips of the pen. */
  private static void misspelt(Requirement demand, RuleContext context) {
    String key = demand.key().get();
    String near = WellKnownLabels.nearestKey(key);
    if (near != null) {
      context.report(
          demand.key().place(),
          "\"%s\" is none of the labels that Kubernetes gives to nodes; did you mean \"%s\"?"
              .formatted(key, near));
    }
  }

  private static void check(
      Requirement demand, NodeLabels labels, String what, RuleContext context) {
    String key = demand.key().get();
    if (NodeRequirements.wantPresent(demand)) {
      context.report(
          demand.key().place(),
          "no %s has the label \"%s\", so this alternative selects nothing%s"
              .formatted(what, key, UnsatisfiedRequirement.proposal(demand, labels)));
      return;
    }
    String near = labels.nearestKey(key);
    if (near != null) {
      // An exclusion by a label that is yet to come is normal, a misspelt one excludes nobody.
      context.report(
          demand.key().place(),
          "no %s has the label \"%s\", so this excludes nobody; did you mean \"%s\"?"
              .formatted(what, key, near));
    }
  }
}
