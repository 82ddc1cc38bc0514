package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.GenericObject;
import dev.rollcall.model.Value;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.FieldCursor;

/** Tells of system priorities in a namespace where clusters that limit them refuse the pods. */
final class CriticalPriorityNoQuota implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "critical-priority-no-quota",
              Category.PRACTICE,
              Severity.INFO,
              "0.1.0",
              "system priority outside kube-system without a quota for it")
          .searchTerms(
              "insufficient quota to match these scopes",
              "pods with system-node-critical priorityClass is not permitted");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Value<String> priority = daemonSet.pod().priorityClassName();
    String name = priority.get();
    boolean critical =
        name.equals("system-node-critical") || name.equals("system-cluster-critical");
    boolean elsewhere =
        daemonSet.meta().namespace().isGiven() && !daemonSet.namespace().equals("kube-system");
    if (critical && elsewhere && !hasQuota(daemonSet.namespace(), name, context)) {
      context.report(
          priority.place(),
          "where a cluster limits \"%s\" by quota, as GKE does, namespace \"%s\" needs a ResourceQuota for it, or no pod is created"
              .formatted(name, daemonSet.namespace()));
    }
  }

  private static boolean hasQuota(String namespace, String priority, RuleContext context) {
    for (GenericObject quota : context.cluster().inventory().ofKind("ResourceQuota")) {
      if (quota.namespace().equals(namespace) && isFor(priority, quota.content().get("spec"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFor(String priority, FieldCursor spec) {
    for (FieldCursor expression : spec.path("scopeSelector", "matchExpressions").items()) {
      if (!expression.get("scopeName").stringOrEmpty().equals("PriorityClass")) {
        continue;
      }
      if (expression.get("operator").stringOrEmpty().equals("Exists")) {
        return true;
      }
      for (FieldCursor value : expression.get("values").items()) {
        if (value.stringOrEmpty().equals(priority)) {
          return true;
        }
      }
    }
    return false;
  }
}
