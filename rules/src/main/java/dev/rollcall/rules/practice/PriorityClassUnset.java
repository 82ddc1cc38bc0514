package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.GenericObject;
import dev.rollcall.model.PodSpec;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a pod without a priority: on a full node it waits for ever. */
final class PriorityClassUnset implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "priority-class-unset",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "pod without a priority")
          .searchTerms(
              "Insufficient cpu", "No preemption victims found for incoming pod", "Pending");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    PodSpec pod = daemonSet.pod();
    boolean set = !pod.priorityClassName().get().isEmpty() || pod.priority().isGiven();
    if (set || hasDefault(context)) {
      return;
    }
    context.report(
        pod.priorityClassName().place(),
        "no priorityClassName: on a full node the pod stays Pending behind pods that can run"
            + " elsewhere, and any pod of a higher priority takes its place; name a PriorityClass");
  }

  private static boolean hasDefault(RuleContext context) {
    for (GenericObject priority : context.cluster().inventory().ofKind("PriorityClass")) {
      if (priority.text("globalDefault").equals("true")) {
        return true;
      }
    }
    return false;
  }
}
