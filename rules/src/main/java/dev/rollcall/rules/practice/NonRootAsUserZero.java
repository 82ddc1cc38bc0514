package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.lifecycle.RootUsers;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.ObstacleFindings;

/** Flags containers with user 0 that must not run as root. */
final class NonRootAsUserZero implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "non-root-as-user-zero",
              Category.PRACTICE,
              Severity.ERROR,
              "0.1.0",
              "container that runs as user 0 under runAsNonRoot: true")
          .searchTerms(
              "container's runAsUser breaks non-root policy",
              "CreateContainerConfigError",
              "container has runAsNonRoot and image will run as root");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    ObstacleFindings.report(RootUsers.of(daemonSet.pod()), context);
  }
}
