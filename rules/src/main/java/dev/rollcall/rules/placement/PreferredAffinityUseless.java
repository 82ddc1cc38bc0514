package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.edit.YamlEdits;

/** Flags a preference among nodes, where every pod has its one node. */
final class PreferredAffinityUseless implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "preferred-affinity-useless",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "preferred node affinity on a DaemonSet")
          .searchTerms("preferredDuringSchedulingIgnoredDuringExecution");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    FieldLocation preferred = daemonSet.pod().nodeAffinity().preferred();
    if (!preferred.isPresent()) {
      return;
    }
    FindingBuilder report =
        context.report(
            preferred,
            "a preference among nodes has no effect: each pod of a DaemonSet is bound to one node;"
                + " require it, or remove it");
    report.fix(false, "remove the preference", YamlEdits.remove(preferred));
  }
}
