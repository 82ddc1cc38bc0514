package dev.rollcall.rules.node;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Node;
import dev.rollcall.model.Value;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.rule.NodeRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a node that offers pods more of a resource than it has. */
final class AllocatableOverCapacity implements NodeRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "allocatable-over-capacity",
              Category.NODE,
              Severity.WARNING,
              "0.1.0",
              "node that offers more than it has")
          .searchTerms("OutOfpods", "OutOfmemory");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Node node, RuleContext context) {
    for (var entry : node.allocatable().entries().entrySet()) {
      Value<Quantity> capacity = node.capacity().value(entry.getKey());
      if (capacity == null || entry.getValue().get().compareTo(capacity.get()) <= 0) {
        continue;
      }
      context
          .report(
              entry.getValue().place(),
              "allocatable %s %s of node %s is more than its capacity of %s: pods are placed that do not fit; one of the two is wrong"
                  .formatted(entry.getKey(), entry.getValue().get(), node.name(), capacity.get()))
          .note(capacity.place(), "the capacity");
    }
  }
}
