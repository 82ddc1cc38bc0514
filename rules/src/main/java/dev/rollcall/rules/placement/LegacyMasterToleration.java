package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Taint;
import dev.rollcall.model.Toleration;
import dev.rollcall.placement.Cluster;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.KnownTaint;
import org.jspecify.annotations.Nullable;

/**
 * Flags a toleration of the taint that control plane nodes had until 1.24, without that of today.
 */
final class LegacyMasterToleration implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "legacy-master-toleration",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "toleration of the old master taint without the control-plane taint")
          .searchTerms(
              "node-role.kubernetes.io/master",
              "untolerated taint {node-role.kubernetes.io/control-plane: }");

  /** The first version of kubeadm that writes the new taint. */
  private static final int REPLACED = 24;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    PodSpec pod = daemonSet.pod();
    Toleration legacy = legacy(pod);
    if (legacy == null || pod.tolerates(KnownTaint.CONTROL_PLANE, "", "NoSchedule")) {
      return;
    }
    if (!isTaintOfNodes(context.cluster(), daemonSet)) {
      return; // these nodes have other taints, or none
    }
    if (!context.cluster().hasGivenNodes() && context.version().minor() < REPLACED) {
      return;
    }
    String effect = legacy.effect().get();
    FindingBuilder report =
        context.report(
            legacy.key().place(),
            "the taint \"%s\" gave way to \"%s\" in Kubernetes 1.24, so control plane nodes get no pod; tolerate that one"
                .formatted(KnownTaint.MASTER, KnownTaint.CONTROL_PLANE));
    TolerationSnippet.toleration(
        report, pod, KnownTaint.CONTROL_PLANE, effect.isEmpty() ? "NoSchedule" : effect, true);
  }

  private static @Nullable Toleration legacy(PodSpec pod) {
    for (Toleration toleration : pod.tolerations()) {
      if (toleration.key().get().equals(KnownTaint.MASTER)
          && toleration.tolerates(KnownTaint.MASTER, "", "NoSchedule")) {
        return toleration;
      }
    }
    return null;
  }

  /** Groups of which some have the old taint are of a platform that still sets it. */
  private static boolean isTaintOfNodes(Cluster cluster, DaemonSet daemonSet) {
    boolean ofNodes = false;
    for (Taint taint : cluster.marksFor(daemonSet).taints()) {
      if (cluster.isByGroups() && taint.key().get().equals(KnownTaint.MASTER)) {
        return false;
      }
      ofNodes |= taint.key().get().equals(KnownTaint.CONTROL_PLANE);
    }
    return ofNodes;
  }
}
