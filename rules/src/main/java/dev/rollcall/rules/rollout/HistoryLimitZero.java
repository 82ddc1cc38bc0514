package dev.rollcall.rules.rollout;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Value;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.edit.YamlEdits;

/** Flags a DaemonSet that keeps no revision to go back to. */
final class HistoryLimitZero implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "history-limit-zero",
              Category.ROLLOUT,
              Severity.WARNING,
              "0.1.0",
              "revisionHistoryLimit of 0")
          .searchTerms("no rollout history found", "kubectl rollout undo");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Value<Long> limit = daemonSet.revisionHistoryLimit();
    if (limit.isGiven() && limit.get() == 0) {
      context
          .report(
              limit.place(),
              "a limit of 0 keeps no old revision, so a bad update cannot be undone by kubectl"
                  + " rollout undo; leave it out for 10")
          .fix(true, "keep 10 revisions, as by default", YamlEdits.remove(limit.place()));
    }
  }
}
