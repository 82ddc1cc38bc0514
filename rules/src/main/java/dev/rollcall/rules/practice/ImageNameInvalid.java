package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.lifecycle.ImageNames;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.ObstacleFindings;

/** Flags image names that cannot be parsed. */
final class ImageNameInvalid implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "image-name-invalid",
              Category.PRACTICE,
              Severity.ERROR,
              "0.1.0",
              "image whose name no kubelet can read")
          .searchTerms(
              "InvalidImageName",
              "couldn't parse image name",
              "invalid reference format",
              "repository name must be lowercase",
              "must not have leading or trailing whitespace");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    ObstacleFindings.report(ImageNames.of(daemonSet.pod()), context);
  }
}
