package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Value;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.NodeRequirements;
import dev.rollcall.yaml.edit.YamlEdits;

/** Flags pods that start on nodes of whatever operating system. */
final class OsSelectorMissing implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "os-selector-missing",
              Category.PLACEMENT,
              Severity.INFO,
              "0.1.0",
              "no selection of an operating system")
          .searchTerms("no matching manifest for windows");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    PodSpec pod = daemonSet.pod();
    if (NodeRequirements.mention(pod, "kubernetes.io/os")
        || NodeRequirements.mention(pod, "beta.kubernetes.io/os")
        || pod.nodeName().isGiven()
        || hasWindowsNode(context)) {
      return;
    }
    String os = pod.osName().isGiven() ? pod.osName().get() : "linux";
    FindingBuilder report =
        context.report(
            pod.nodeSelector().place(),
            "selects no operating system, so the day a node of another one joins, its pod fails; select kubernetes.io/os: %s"
                .formatted(os));
    offer(pod, os, report);
  }

  private static void offer(PodSpec pod, String os, FindingBuilder report) {
    String last = "";
    for (String key : pod.nodeSelector().entries().keySet()) {
      last = key;
    }
    Value<String> sibling = pod.nodeSelector().value(last);
    report.fix(
        false,
        "select nodes with " + os,
        sibling == null ? null : YamlEdits.insertAfter(sibling.place(), "kubernetes.io/os", os));
  }

  /** Where there is one, mixed-os-uncovered says whether it is left out. */
  private static boolean hasWindowsNode(RuleContext context) {
    return context.cluster().marks().valuesOf("kubernetes.io/os").contains("windows");
  }
}
