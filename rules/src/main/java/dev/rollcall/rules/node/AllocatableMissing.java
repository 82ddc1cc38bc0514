package dev.rollcall.rules.node;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Node;
import dev.rollcall.rule.NodeRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a node with a capacity and without what of it pods may use. */
final class AllocatableMissing implements NodeRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "allocatable-missing",
              Category.NODE,
              Severity.INFO,
              "0.1.0",
              "node that says what it has but not what it offers")
          .searchTerms("Insufficient memory");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Node node, RuleContext context) {
    if (node.capacity().isEmpty() || !node.allocatable().isEmpty()) {
      return;
    }
    context.report(
        node.capacity().place(),
        "no allocatable: what fits on the node is worked out from its capacity, which is more than"
            + " the kubelet leaves for pods; copy allocatable as well");
  }
}
