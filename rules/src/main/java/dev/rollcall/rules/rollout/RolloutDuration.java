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
  private static final int WORTH_A_SIMULATION = 10;

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
        || cluster.placementOf(daemonSet).desired() < WORTH_A_SIMULATION) {
      return;
    }
    RolloutTrace course = Rollout.course(Rollout.plan(daemonSet, cluster, Assumptions.none()));
    long minutes = Math.round(course.seconds() / 60);
    if (course.finished() && minutes > context.option(MINUTES)) {
      context.report(
          strategy.surges() ? strategy.maxSurge().place() : strategy.maxUnavailable().place(),
          "the update takes about %s minutes, in %s waves over %s; raise maxUnavailable, or lower minReadySeconds and probe delays"
              .formatted(minutes, course.waves(), NodeNameList.count(course.desired())));
    }
  }
}
