package dev.rollcall.rules.rollout;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.UpdateStrategy;
import dev.rollcall.placement.Cluster;
import dev.rollcall.rollout.Assumptions;
import dev.rollcall.rollout.Rollout;
import dev.rollcall.rollout.RolloutTrace;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rule.RuleOption;
import dev.rollcall.rules.common.NodeNameList;

/** Flags an update that takes long even if every pod starts at once. */
final class RolloutDuration implements DaemonSetRule {

  private static final RuleOption<Long> MINUTES =
      new RuleOption<>("most-minutes", 60L, "how many minutes an update may take");

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "rollout-duration",
              Category.ROLLOUT,
              Severity.WARNING,
              "0.1.0",
              "update that takes longer than an hour")
          .searchTerms("rollout status timed out")
          .withOption(MINUTES);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    UpdateStrategy strategy = daemonSet.updateStrategy();
    Cluster cluster = context.cluster();
    if (!cluster.hasGivenNodes()
        || !strategy.isRollingUpdate()
        || cluster.placementOf(daemonSet).desired() == 0) {
      return;
    }
    RolloutTrace course = Rollout.course(Rollout.plan(daemonSet, cluster, Assumptions.none()));
    long minutes = Math.round(course.seconds() / 60);
    if (course.finished() && minutes > context.option(MINUTES)) {
      // More at once is quicker only where there is more than one wave.
      boolean several = course.waves() > 1;
      context.report(
          strategy.surges() ? strategy.maxSurge().place() : strategy.maxUnavailable().place(),
          "the update takes about %s minutes, in %s over %s; %slower minReadySeconds and probe delays"
              .formatted(
                  minutes,
                  course.waves() + (several ? " waves" : " wave"),
                  NodeNameList.count(course.desired()),
                  several ? "raise maxUnavailable, or " : ""));
    }
  }
}
