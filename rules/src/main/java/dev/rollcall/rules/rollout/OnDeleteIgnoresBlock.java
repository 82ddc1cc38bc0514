package dev.rollcall.rules.rollout;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.UpdateStrategy;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.edit.YamlEdits;

/** Flags a budget that nothing reads. */
final class OnDeleteIgnoresBlock implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "on-delete-ignores-block",
              Category.ROLLOUT,
              Severity.WARNING,
              "0.1.0",
              "rollingUpdate block that OnDelete leaves without effect")
          .searchTerms("OnDelete", "rollingUpdate");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    UpdateStrategy strategy = daemonSet.updateStrategy();
    if (!strategy.isOnDelete() || !strategy.rollingUpdate().isPresent()) {
      return;
    }
    context
        .report(
            strategy.rollingUpdate(),
            "strategy OnDelete ignores rollingUpdate, so pods are replaced only when somebody"
                + " deletes them; remove the block, or use RollingUpdate")
        .note(strategy.type().place(), "the strategy")
        .fix(true, "remove the block", YamlEdits.remove(strategy.rollingUpdate()));
  }
}
