package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.lifecycle.HostPathTypes;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.ObstacleFindings;

/** Flags hostPath types that contradict what is at a well-known path. */
final class HostPathTypeMismatch implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "host-path-type-mismatch",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "hostPath type that a well-known path does not have")
          .searchTerms(
              "hostPath type check failed",
              "is not a directory",
              "is not a file",
              "is not a socket file",
              "is not a character device");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    ObstacleFindings.report(HostPathTypes.of(daemonSet.pod()), context);
  }
}
