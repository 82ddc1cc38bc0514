package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Volume;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.KnownTaint;

/** Flags a network plugin that cannot start on nodes without a network plugin. */
final class NetworkUnavailableDeadlock implements DaemonSetRule {

  private static final String NOT_READY = "node.kubernetes.io/not-ready";

  private static final RuleInfo INFO =
      RuleInfo.of(
              "network-unavailable-deadlock",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "network plugin that waits for the network which it brings")
          .searchTerms(
              "cni plugin not initialized",
              "NetworkPluginNotReady",
              "untolerated taint {node.kubernetes.io/not-ready: }",
              "untolerated taint {node.kubernetes.io/network-unavailable: }");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    PodSpec pod = daemonSet.pod();
    Volume folder = NodeCriticalAgent.primaryNetworkPlugin(pod);
    if (folder == null || pod.tolerates(NOT_READY, "", "NoSchedule")) {
      return;
    }
    boolean controlPlane = pod.tolerates(KnownTaint.CONTROL_PLANE, "", "NoSchedule");
    FindingBuilder report =
        context
            .report(
                UntoleratedNodes.place(pod),
                "sets up the network of its node but does not tolerate \"%s:NoSchedule\", which a new node has until it has one: it never starts there"
                    .formatted(NOT_READY))
            .note(folder.hostPath().place(), "the folder that makes it a network plugin");
    if (!controlPlane && !pod.tolerates(KnownTaint.MASTER, "", "NoSchedule")) {
      report.note(
          "nor does it tolerate \"%s\", so control plane nodes of kubeadm get no network"
              .formatted(KnownTaint.CONTROL_PLANE));
    }
    report.note("to tolerate every state of a node: {operator: Exists, effect: NoSchedule}");
  }
}
