package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Value;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.ReferencedObjects;

/** Tells of namespaces that are absent although the input holds others. */
final class MissingNamespaceObject implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "missing-namespace-object",
              Category.PRACTICE,
              Severity.INFO,
              "0.1.0",
              "namespace that the input does not have")
          .searchTerms("namespaces not found");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Value<String> namespace = daemonSet.meta().namespace();
    if (!namespace.isGiven() || isBuiltIn(namespace.get())) {
      return;
    }
    if (ReferencedObjects.of(daemonSet, context).isAbsent("Namespace", namespace.get())) {
      context.report(
          namespace.place(),
          "there is no Namespace \"%s\" in the input, and it must exist before the DaemonSet is applied; add it"
              .formatted(namespace.get()));
    }
  }

  private static boolean isBuiltIn(String namespace) {
    return switch (namespace) {
      case "default", "kube-system", "kube-public", "kube-node-lease" -> true;
      default -> false;
    };
  }
}
