package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.diagnostic.TextEdit;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.edit.YamlEdits;
import java.util.List;

/** Flags a pod of the host network that resolves names as its node does. */
final class HostNetworkDnsPolicy implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "host-network-dns-policy",
              Category.PRACTICE,
              Severity.INFO,
              "0.1.0",
              "pod of the host network that cannot resolve Services")
          .searchTerms("no such host", "Temporary failure in name resolution", "lookup on");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    PodSpec pod = daemonSet.pod();
    if (!pod.host().network().get() || !pod.dnsPolicy().get().equals("ClusterFirst")) {
      return;
    }
    FindingBuilder report =
        context.report(
            pod.dnsPolicy().isGiven() ? pod.dnsPolicy().place() : pod.host().network().place(),
            "with hostNetwork the pod resolves names as the node does, so names of Services are"
                + " unknown to it; set dnsPolicy: ClusterFirstWithHostNet if it calls any");
    List<TextEdit> edits =
        pod.dnsPolicy().isGiven()
            ? YamlEdits.value(pod.dnsPolicy().place(), "ClusterFirstWithHostNet")
            : YamlEdits.insertAfter(
                pod.host().network().place(), "dnsPolicy", "ClusterFirstWithHostNet");
    report.fix(false, "resolve names of Services", edits);
  }
}
