package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.podadmission.PodRefusal;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags an overhead or a node selector that the pod's RuntimeClass does not allow. */
final class RuntimeClassConflict implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "runtime-class-conflict",
              Category.PLACEMENT,
              Severity.ERROR,
              "0.1.0",
              "overhead or nodeSelector that contradicts the RuntimeClass of the pod")
          .searchTerms(
              "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead",
              "Pod Overhead set without corresponding RuntimeClass defined Overhead",
              "conflict: runtimeClass.scheduling.nodeSelector");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (PodRefusal refusal : PodRefusals.by("RuntimeClass", daemonSet, context)) {
      // A class that is absent has a rule of its own.
      if (!refusal.place().name().equals("runtimeClassName")) {
        PodRefusals.report(
            refusal, "leave the value to the RuntimeClass", "the RuntimeClass", context);
      }
    }
  }
}
