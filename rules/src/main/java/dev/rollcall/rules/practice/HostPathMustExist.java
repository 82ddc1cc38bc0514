package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Volume;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.HostPath;

/** Flags a hostPath whose type keeps the pod from starting on nodes that lack it. */
final class HostPathMustExist implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "host-path-must-exist",
              Category.PRACTICE,
              Severity.INFO,
              "0.1.0",
              "hostPath that a pod cannot start without")
          .searchTerms("hostPath type check failed");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (Volume volume : daemonSet.pod().volumes()) {
      String type = volume.hostPathType().get();
      HostPath path = HostPath.of(volume.hostPath().get());
      if (type.isEmpty() || type.endsWith("OrCreate") || !path.isLinux() || path.isEverywhere()) {
        continue;
      }
      context.report(
          volume.hostPathType().place(),
          "on a node without \"%s\" the pod stays in ContainerCreating, as type %s demands it; select the nodes that have it, or let it be made"
              .formatted(volume.hostPath().get(), type));
    }
  }
}
