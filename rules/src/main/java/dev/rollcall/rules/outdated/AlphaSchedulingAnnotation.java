package dev.rollcall.rules.outdated;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Value;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import java.util.List;

/** Flags annotations of the scheduler's alpha that Kubernetes 1.8 stopped to read. */
final class AlphaSchedulingAnnotation implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "alpha-scheduling-annotation",
              Category.OUTDATED,
              Severity.WARNING,
              "0.1.0",
              "tolerations or affinity in an annotation that nothing reads")
          .searchTerms(
              "scheduler.alpha.kubernetes.io/tolerations",
              "scheduler.alpha.kubernetes.io/affinity");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (String field : List.of("tolerations", "affinity")) {
      Value<String> annotation =
          daemonSet.template().meta().annotations().value("scheduler.alpha.kubernetes.io/" + field);
      if (annotation == null) {
        continue;
      }
      context
          .report(
              annotation.place(),
              "nothing has read this annotation since Kubernetes 1.8, so the pod has %s; write them to spec.%s"
                  .formatted(
                      daemonSet.pod().tolerations().isEmpty() && field.equals("tolerations")
                          ? "no tolerations"
                          : "none of these " + (field.equals("affinity") ? "rules" : "tolerations"),
                      field))
          .note(daemonSet.pod().place(), "where the pod's own " + field + " belong");
    }
  }
}
