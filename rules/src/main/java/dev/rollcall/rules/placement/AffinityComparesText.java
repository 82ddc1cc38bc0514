package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.NodeSelectorTerm;
import dev.rollcall.model.Requirement;
import dev.rollcall.placement.Cluster;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.NodeNameList;
import java.util.ArrayList;
import java.util.List;

/** Flags a comparison of numbers with a label that is none. */
final class AffinityComparesText implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "affinity-compares-text",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "Gt or Lt on a node label that is not a number")
          .searchTerms("Gt", "Lt");

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
    for (NodeSelectorTerm term : daemonSet.pod().nodeAffinity().terms()) {
      for (Requirement demand : term.matchExpressions()) {
        String operator = demand.operator().get();
        if (operator.equals("Gt") || operator.equals("Lt")) {
          check(demand, cluster, context);
        }
      }
    }
  }

  private static void check(Requirement demand, Cluster cluster, RuleContext context) {
    String key = demand.key().get();
    List<Node> text = new ArrayList<>();
    for (Node node : cluster.nodes()) {
      String label = node.labels().get(key);
      if (label != null && !isInteger(label)) {
        text.add(node);
      }
    }
    if (!text.isEmpty()) {
      Node first = text.get(0);
      context.report(
          demand.operator().place(),
          "\"%s\" compares whole numbers and the label \"%s\" is \"%s\" on %s, so it never holds there"
              .formatted(
                  demand.operator().get(), key, first.labels().get(key), NodeNameList.list(text)));
    }
  }

  /** What labels.Requirement parses: an optional sign and digits, of 64 bits. */
  private static boolean isInteger(String label) {
    try {
      Long.parseLong(label);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
