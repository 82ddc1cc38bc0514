package dev.rollcall.rules.node;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Node;
import dev.rollcall.rule.ClusterRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import java.util.HashMap;
import java.util.Map;

/** Flags a node that is given twice, so that all counts are wrong. */
final class DuplicateNode implements ClusterRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "duplicate-node", Category.NODE, Severity.ERROR, "0.1.0", "node that is given twice")
          .searchTerms("AlreadyExists");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Map<String, Node> seen = new HashMap<>();
    for (Node node : context.cluster().inventory().clusterNodes()) {
      Node first = node.name().isEmpty() ? null : seen.putIfAbsent(node.name(), node);
      if (first == null) {
        continue;
      }
      FindingBuilder report =
          context.report(
              node.meta().name().place(),
              "node %s is given twice, so every count of nodes and pods is off by one; remove one, or give one cluster at a time"
                  .formatted(node.name()));
      report.note(first.meta().name().place(), "the first one");
      if (!first.origin().file().equals(node.origin().file())) {
        report.severity(Severity.WARNING); // they may be of two clusters
      }
    }
  }
}
