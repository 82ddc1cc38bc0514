package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Toleration;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.edit.YamlEdits;

/** Flags a toleration of soft taints, which a DaemonSet does not look at. */
final class PreferNoScheduleToleration implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "prefer-no-schedule-toleration",
              Category.PRACTICE,
              Severity.INFO,
              "0.1.0",
              "toleration with the effect PreferNoSchedule")
          .searchTerms("PreferNoSchedule");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (Toleration toleration : daemonSet.pod().tolerations()) {
      if (!toleration.effect().get().equals("PreferNoSchedule")) {
        continue;
      }
      FindingBuilder report =
          context.report(
              toleration.effect().place(),
              "effect PreferNoSchedule never keeps the pod of a DaemonSet off a node, so tolerating"
                  + " it changes nothing; remove it, or name the effect that is meant");
      report.fix(false, "remove the toleration", YamlEdits.remove(toleration.place()));
    }
  }
}
