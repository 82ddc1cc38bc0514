package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Requirement;
import dev.rollcall.model.Value;
import dev.rollcall.placement.Cluster;
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
    if (!cluster.hasGivenNodes()) {
      impossible(daemonSet.pod(), context);
      return;
    }
    NodeLabels labels = new NodeLabels(cluster);
    for (Requirement demand : NodeRequirements.inUse(daemonSet, cluster)) {
      if (labels.has(demand.key().get())) {
        check(demand, labels, context);
      }
    }
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
