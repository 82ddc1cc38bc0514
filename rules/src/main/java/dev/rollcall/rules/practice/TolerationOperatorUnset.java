package dev.rollcall.rules.practice;

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

/** Flags a toleration that covers its taint only for as long as that has no value. */
final class TolerationOperatorUnset implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "toleration-operator-unset",
              Category.PRACTICE,
              Severity.INFO,
              "0.1.0",
              "toleration with a key and neither operator nor value")
          .searchTerms("toleration without operator");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (Toleration toleration : daemonSet.pod().tolerations()) {
      String key = toleration.key().get();
      boolean unset = !toleration.operator().isGiven() && EmptyEqual.isEmptyEqual(toleration);
      if (!unset || !EmptyEqual.valueOfTaint(key, toleration, daemonSet, context).isEmpty()) {
        continue; // toleration-equal-empty knows the value
      }
      FindingBuilder report =
          context.report(
              toleration.key().place(),
              "without an operator this tolerates the taint \"%s\" only for as long as that has no value; write operator Exists"
                  .formatted(key));
      report.fix(
          false,
          "tolerate every value of the taint",
          YamlEdits.insertAfter(toleration.key().place(), "operator", "Exists"));
    }
  }
}
