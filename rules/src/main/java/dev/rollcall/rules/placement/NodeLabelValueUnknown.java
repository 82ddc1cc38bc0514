package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Requirement;
import dev.rollcall.model.Value;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.LabelFact;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.NodeRequirements;
import dev.rollcall.text.Spelling;

/**
 * Flags a value in the node affinity that no node has, where the DaemonSet runs somewhere all the
 * same.
 */
final class NodeLabelValueUnknown implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "node-label-value-unknown",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "node selection by a value that the label of no node has")
          .searchTerms("didn't match Pod's node affinity/selector");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Cluster cluster = context.cluster();
    boolean groups = cluster.isByGroups();
    if (!cluster.hasGivenNodes()) {
      impossible(daemonSet.pod(), context);
    }
    if (!cluster.hasGivenNodes() && !groups) {
      return;
    }
    NodeLabels labels = new NodeLabels(cluster.marksFor(daemonSet));
    for (Requirement demand : NodeRequirements.inUse(daemonSet, cluster)) {
      String key = demand.key().get();
      boolean known = !groups || (areKnown(key, daemonSet, cluster) && !isImpossible(demand));
      if (labels.has(key) && known) {
        check(demand, labels, context);
      }
    }
  }

  /** Returns whether every value that the label has on nodes of groups is known. */
  private static boolean areKnown(String key, DaemonSet daemonSet, Cluster cluster) {
    for (DeclaredGroup group : cluster.groups().groupsOf(daemonSet)) {
      LabelFact fact = group.labels().get(key);
      if (fact == null ? !group.absent().contains(key) : fact.isAnyValue()) {
        return false;
      }
    }
    return true;
  }

  /** Without nodes, the values of operating system and architecture are still known. */
  private static void impossible(PodSpec pod, RuleContext context) {
    for (Requirement demand : NodeRequirements.all(pod)) {
      String key = demand.key().get();
      for (Value<String> value : demand.values()) {
        if (WellKnownLabels.isImpossible(key, value.get())) {
          String near = WellKnownLabels.nearestValue(key, value.get());
          context.report(
              value.place(),
              "the label \"%s\" is never \"%s\"%s"
                  .formatted(key, value.get(), Spelling.question(near)));
        }
      }
    }
  }

  private static boolean isImpossible(Requirement demand) {
    for (Value<String> value : demand.values()) {
      if (WellKnownLabels.isImpossible(demand.key().get(), value.get())) {
        return true;
      }
    }
    return false;
  }

  private static void check(Requirement demand, NodeLabels labels, RuleContext context) {
    String key = demand.key().get();
    boolean dead = demand.operator().get().equals("In");
    for (Value<String> value : demand.values()) {
      dead &= !labels.valuesOf(key).contains(value.get());
    }
    if (dead) {
      context.report(
          demand.place(),
          UnsatisfiedRequirement.describe(demand, labels)
              + ", so this alternative selects nothing"
              + UnsatisfiedRequirement.proposal(demand, labels));
      return;
    }
    for (Value<String> value : demand.values()) {
      String near = labels.nearestValue(key, value.get());
      if (near != null && !labels.valuesOf(key).contains(value.get()) && !has(demand, near)) {
        context.report(
            value.place(),
            "the label \"%s\" is \"%s\" on no node; did you mean \"%s\"?"
                .formatted(key, value.get(), near));
      }
    }
  }

  private static boolean has(Requirement demand, String value) {
    for (Value<String> listed : demand.values()) {
      if (listed.get().equals(value)) {
        return true;
      }
    }
    return false;
  }
}
