package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Toleration;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.EmptyEqual;
import dev.rollcall.yaml.edit.YamlEdits;

/** Flags a toleration that means the empty value, where the taint of its key has one. */
final class TolerationEqualEmpty implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "toleration-equal-empty",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "toleration without operator and value of a taint that has a value")
          .searchTerms("toleration without operator", "default operator Equal");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (Toleration toleration : daemonSet.pod().tolerations()) {
      if (EmptyEqual.isEmptyEqual(toleration)) {
        String key = toleration.key().get();
        String value = EmptyEqual.valueOfTaint(key, toleration, daemonSet, context);
        if (!value.isEmpty() && !daemonSet.pod().tolerates(key, value, "NoSchedule")) {
          report(toleration, value, context);
        }
      }
    }
  }

  private static void report(Toleration toleration, String value, RuleContext context) {
    String key = toleration.key().get();
    FindingBuilder report =
        context.report(
            toleration.key().place(),
            "without an operator this tolerates the taint \"%s\" only with the empty value, and nodes have it with \"%s\"; write operator Exists"
                .formatted(key, value));
    report.fix(
        false,
        "tolerate every value of the taint",
        toleration.operator().isGiven()
            ? YamlEdits.value(toleration.operator().place(), "Exists")
            : YamlEdits.insertAfter(toleration.key().place(), "operator", "Exists"));
  }
}
