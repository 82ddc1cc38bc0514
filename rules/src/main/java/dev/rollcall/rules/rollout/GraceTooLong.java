package dev.rollcall.rules.rollout;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Value;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rule.RuleOption;

/** Flags a grace period that can hold up a rolling update. */
final class GraceTooLong implements DaemonSetRule {

  private static final RuleOption<Long> MAX_SECONDS =
      new RuleOption<>("most-seconds", 600L, "the longest grace period that is not flagged");

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "grace-too-long",
              Category.ROLLOUT,
              Severity.INFO,
              "0.1.0",
              "pod that may take very long to end")
          .withOption(MAX_SECONDS)
          .searchTerms("Terminating");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Value<Long> grace = daemonSet.pod().terminationGracePeriodSeconds();
    long most = context.option(MAX_SECONDS);
    if (grace.get() <= most) {
      return;
    }
    int nodes =
        context.cluster().hasGivenNodes() ? context.cluster().placementOf(daemonSet).desired() : 0;
    FindingBuilder report =
        context.report(
            grace.place(),
            "a pod may take %s seconds to end, longer than %s, and a rolling update waits for it on every node; shorten the grace period or raise maxUnavailable"
                .formatted(grace.get(), most));
    if (nodes > 1) {
      report.note(
          "on %s nodes one after the other that is up to %s minutes"
              .formatted(nodes, grace.get() * nodes / 60));
    }
  }
}
