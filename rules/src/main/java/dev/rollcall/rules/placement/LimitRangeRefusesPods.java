package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.podadmission.PodRefusal;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags amounts outside the bounds of a LimitRange of the namespace. */
final class LimitRangeRefusesPods implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "limit-range-refuses-pods",
              Category.PLACEMENT,
              Severity.ERROR,
              "0.1.0",
              "requests or limits that a LimitRange of the namespace does not allow")
          .searchTerms(
              "maximum cpu usage per Container is",
              "minimum memory usage per Container is",
              "maximum cpu usage per Pod is",
              "maximum memory usage per Pod is",
              "maximum memory usage per Container is",
              "minimum cpu usage per Container is",
              "max limit to request ratio per Container is",
              "FailedCreate");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (PodRefusal refusal : PodRefusals.by("LimitRanger", daemonSet, context)) {
      String name = refusal.demand().origin().object().name();
      PodRefusals.report(
          refusal,
          "change the amount, or LimitRange \"%s\"".formatted(name),
          "the bound in LimitRange \"%s\"".formatted(name),
          context);
    }
  }
}
