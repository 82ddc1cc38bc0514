package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Toleration;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.FieldLocation;

/**
 * Flags a toleration for a time, after which the pod is evicted and made anew, or which is
 * overridden.
 */
final class TolerationSecondsOnDaemonset implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "toleration-seconds-on-daemonset",
              Category.PRACTICE,
              Severity.INFO,
              "0.1.0",
              "toleration for a limited time on a DaemonSet")
          .searchTerms("tolerationSeconds");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (Toleration toleration : daemonSet.pod().tolerations()) {
      if (!toleration.tolerationSeconds().isGiven()) {
        continue;
      }
      FieldLocation place = toleration.tolerationSeconds().place();
      long seconds = toleration.tolerationSeconds().get();
      if (isOverridden(toleration)) {
        context.report(
            place,
            "the controller tolerates \"%s\" without limit for every pod of a DaemonSet, so %s seconds mean nothing; remove it"
                .formatted(toleration.key().get(), seconds));
      } else {
        context
            .report(
                place,
                "after %s seconds the pod is evicted and the controller, to which the node is tolerated, makes it anew; remove tolerationSeconds, or the toleration"
                    .formatted(seconds))
            .severity(Severity.WARNING);
      }
    }
  }

  private static boolean isOverridden(Toleration toleration) {
    String key = toleration.key().get();
    return key.equals("node.kubernetes.io/not-ready")
        || key.equals("node.kubernetes.io/unreachable");
  }
}
