package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Value;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.ReferencedObjects;

/** Flags PriorityClasses that are absent although the input holds others. */
final class PriorityClassMissing implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "priority-class-missing",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "PriorityClass that the input does not have")
          .searchTerms("no PriorityClass with name");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Value<String> priority = daemonSet.pod().priorityClassName();
    String name = priority.get();
    if (!priority.isGiven() || name.isEmpty() || name.startsWith("system-")) {
      return;
    }
    if (ReferencedObjects.of(daemonSet, context).isAbsent("PriorityClass", name)) {
      FindingBuilder report =
          context.report(
              priority.place(),
              "there is no PriorityClass \"%s\": no pod is created until there is; add it"
                  .formatted(name));
      if (context.isComplete()) {
        report.severity(Severity.ERROR);
      }
    }
  }
}
