package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.lifecycle.MissingKeys;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.ObstacleFindings;

/** Flags keys that the ConfigMap or Secret does not have. */
final class ConfigKeyMissing implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "config-key-missing",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "key that a ConfigMap or Secret of the input does not have")
          .searchTerms(
              "couldn't find key",
              "references non-existent config key",
              "references non-existent secret key",
              "CreateContainerConfigError");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    ObstacleFindings.report(MissingKeys.of(daemonSet, context.cluster().inventory()), context);
  }
}
