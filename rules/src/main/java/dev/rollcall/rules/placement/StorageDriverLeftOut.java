package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Volume;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a CSI driver whose volumes cannot be mounted on any tainted node. */
final class StorageDriverLeftOut implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "storage-driver-left-out",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "CSI driver that tolerates no taint")
          .searchTerms(
              "not found in the list of registered CSI drivers",
              "driver name not found in the list of registered CSI drivers",
              "MountVolume.MountDevice failed");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    PodSpec pod = daemonSet.pod();
    Volume registry = NodeCriticalAgent.storageDriver(pod);
    if (registry == null || !pod.tolerations().isEmpty()) {
      return;
    }
    context
        .report(
            pod.place(),
            "registers a CSI driver and tolerates no taint: pods with its volumes that do tolerate"
                + " one stay in ContainerCreating on tainted nodes")
        .note(registry.hostPath().place(), "the folder that makes it a CSI driver")
        .note("to tolerate every taint: {operator: Exists}");
  }
}
