package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.lifecycle.SubPathVariables;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.ObstacleFindings;

/** Flags undefined variables in {@code subPathExpr}. */
final class SubPathVariableUndefined implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "sub-path-variable-undefined",
              Category.PRACTICE,
              Severity.ERROR,
              "0.1.0",
              "variable of subPathExpr that the container does not define")
          .searchTerms(
              "missing value for",
              "CreateContainerConfigError",
              "failed to prepare subPath for volumeMount");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    ObstacleFindings.report(SubPathVariables.of(daemonSet, context.cluster().inventory()), context);
  }
}
