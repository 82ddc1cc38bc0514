package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Value;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/**
 * Flags a DaemonSet that ends up in the namespace default, or wherever kubectl happens to point.
 */
final class DefaultNamespace implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "default-namespace",
              Category.PRACTICE,
              Severity.INFO,
              "0.1.0",
              "DaemonSet in the namespace default")
          .searchTerms("namespace default");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Value<String> namespace = daemonSet.meta().namespace();
    if (!namespace.get().equals("default")) {
      return;
    }
    context.report(
        namespace.isGiven() ? namespace.place() : daemonSet.meta().name().place(),
        namespace.isGiven()
            ? "agents of the node stand in the namespace \"default\" beside everything else; give"
                + " them one of their own"
            : "no namespace: the DaemonSet goes wherever kubectl happens to point, and a second one"
                + " elsewhere puts two pods on every node; name one");
  }
}
