package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.podadmission.PodRefusal;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a priority or a preemption policy that is not that of the pod's PriorityClass. */
final class PriorityMismatch implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "priority-mismatch",
              Category.PLACEMENT,
              Severity.ERROR,
              "0.1.0",
              "priority or preemptionPolicy that the PriorityClass of the pod does not have")
          .searchTerms(
              "must not be provided in pod spec; priority admission controller computed",
              "the integer value of priority",
              "the string value of PreemptionPolicy");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (PodRefusal refusal : PodRefusals.by("Priority", daemonSet, context)) {
      // A class that is absent has a rule of its own.
      if (!refusal.place().name().equals("priorityClassName")) {
        PodRefusals.report(refusal, "remove the field", "the PriorityClass", context);
      }
    }
  }
}
