package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Requirement;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.NodeRequirements;

/** Flags pods for one operating system that select nodes of another one. */
final class OsFieldSelectorMismatch implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "os-field-selector-mismatch",
              Category.PLACEMENT,
              Severity.ERROR,
              "0.1.0",
              "spec.os and the selected operating system disagree")
          .searchTerms(
              "Failed to admit pod as the OS field doesn't match node OS",
              "PodOSNotSupported",
              "PodOSSelectorNodeLabelDoesNotMatch");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    PodSpec pod = daemonSet.pod();
    if (!pod.osName().isGiven()) {
      return;
    }
    String os = pod.osName().get();
    for (Requirement demand : NodeRequirements.always(pod)) {
      if (demand.key().get().equals("kubernetes.io/os") && !demand.matches(os)) {
        context
            .report(
                demand.place(),
                "selects nodes that are not \"%s\", and the kubelet of any other node refuses a pod with spec.os \"%s\"; make the two agree"
                    .formatted(os, os))
            .note(pod.osName().place(), "the operating system that the pods are for");
        return;
      }
    }
  }
}
