package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Toleration;
import dev.rollcall.placement.controller.DaemonTolerations;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.edit.YamlEdits;

/** Flags a toleration that every pod of a DaemonSet has anyway. */
final class RedundantToleration implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "redundant-toleration",
              Category.PRACTICE,
              Severity.INFO,
              "0.1.0",
              "toleration that the DaemonSet controller adds by itself")
          .searchTerms("node.kubernetes.io/unschedulable", "node.kubernetes.io/disk-pressure");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    boolean hostNetwork = daemonSet.pod().host().network().get();
    for (Toleration toleration : daemonSet.pod().tolerations()) {
      if (!isAdded(toleration, hostNetwork)) {
        continue;
      }
      FindingBuilder report =
          context.report(
              toleration.key().place(),
              "the controller gives every pod of a DaemonSet the toleration of \"%s:%s\"; remove it"
                  .formatted(toleration.key().get(), toleration.effect().get()));
      report.fix(true, "remove the toleration", YamlEdits.remove(toleration.place()));
    }
  }

  private static boolean isAdded(Toleration toleration, boolean hostNetwork) {
    String key = toleration.key().get();
    String effect = toleration.effect().get();
    return !toleration.tolerationSeconds().isGiven()
        && DaemonTolerations.isAdded(key, effect, hostNetwork);
  }
}
