package dev.rollcall.rules.security;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import java.util.List;

/** Flags a pod that reaches into its node, once for all the ways in which it does. */
final class HostAccess implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "host-access",
              Category.SECURITY,
              Severity.WARNING,
              "0.1.0",
              "pod that reaches into its node")
          .searchTerms(
              "unable to validate against any security context constraint",
              "privileged",
              "hostPID",
              "hostIPC",
              "hostNetwork",
              "hostPath");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    List<HostAccessPoint> uses = HostAccessPoint.of(daemonSet.pod());
    if (uses.isEmpty()) {
      return;
    }
    boolean root = false;
    for (HostAccessPoint use : uses) {
      root |= use.root();
    }
    FindingBuilder report =
        context.report(
            daemonSet.meta().name().place(),
            "reaches into its node by %s: whoever takes over the pod %s; drop what it can do without and ignore this rule here with the reason for the rest"
                .formatted(names(uses), root ? "is root of the node" : "has a foot in the node"));
    if (!root) {
      report.severity(Severity.INFO);
    }
    for (HostAccessPoint use : uses) {
      report.note(use.place(), use.what() + ": " + use.meaning());
    }
  }

  private static String names(List<HostAccessPoint> uses) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < uses.size(); i++) {
      boolean last = i == uses.size() - 1;
      out.append(i == 0 ? "" : last ? " and " : ", ").append(uses.get(i).what());
    }
    return out.toString();
  }
}
