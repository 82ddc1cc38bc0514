package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Value;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.ReferencedObjects;

/** Flags a RuntimeClass that is absent although the input holds others. */
final class RuntimeClassMissing implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "runtime-class-missing",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "RuntimeClass that the input does not have")
          .searchTerms("pod rejected: RuntimeClass", "runtimeclass.node.k8s.io not found");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Value<String> runtime = daemonSet.pod().runtimeClassName();
    String name = runtime.get();
    if (name.isEmpty()
        || !ReferencedObjects.of(daemonSet, context).isAbsent("RuntimeClass", name)) {
      return;
    }
    FindingBuilder report =
        context.report(
            runtime.place(),
            "there is no RuntimeClass \"%s\": every pod is refused and CURRENT stays 0; add it"
                .formatted(name));
    if (context.isComplete()) {
      report.severity(Severity.ERROR);
    }
  }
}
