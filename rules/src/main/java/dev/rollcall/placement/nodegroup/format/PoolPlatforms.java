package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.placement.nodegroup.DeclaredTaint.Phase;
import dev.rollcall.placement.nodegroup.FactOrigin;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.yaml.FieldCursor;
import java.util.Locale;

/** What platforms put on the nodes of their pools beyond what the pool states. */
final class PoolPlatforms {

  private static final String ARCH = "kubernetes.io/arch";
  private static final String OS = "kubernetes.io/os";

  private PoolPlatforms() {}

  /** Adds the platform's facts. */
  static void add(GroupBuilder group, GenericObject document, FieldCursor pool, String name) {
    String api = document.origin().object().apiVersion().replaceFirst("/.*", "");
    switch (api) {
      case "core.gardener.cloud" -> gardener(group, document, pool, name);
      case "hypershift.openshift.io" -> openShift(group).newNodesOnly();
      case "hive.openshift.io" -> openShift(group);
      case "provisioning.cattle.io" -> rancher(group, pool);
      default -> eks(group, pool);
    }
  }

  /** NodeLabelsForWorkerPool of shoot.go. */
  private static void gardener(
      GroupBuilder group, GenericObject document, FieldCursor pool, String name) {
    boolean system = !Boolean.FALSE.equals(pool.path("systemComponents", "allow").bool());
    if (system) {
      group.label("worker.gardener.cloud/system-components", FactOrigin.PLATFORM, "true");
    }
    group.label("worker.garden.sapcloud.io/group", FactOrigin.PLATFORM, name);
    group.label("node.kubernetes.io/role", FactOrigin.PLATFORM, "node");
    String architecture = pool.path("machine", "architecture").stringOrEmpty();
    group.label(ARCH, FactOrigin.STATED, architecture.isEmpty() ? "amd64" : architecture);
    String region = document.content().path("spec", "region").stringOrEmpty();
    if (!region.isEmpty()) {
      group.label("topology.kubernetes.io/region", FactOrigin.PLATFORM, region);
    }
    FieldCursor kubelet = pool.path("kubernetes", "kubelet");
    FieldCursor usual = document.content().path("spec", "kubernetes", "kubelet");
    group.maxPods((kubelet.isPresent() ? kubelet : usual).get("maxPods").integer());
    group.platformTaint(
        "node.gardener.cloud/critical-components-not-ready:NoSchedule", Phase.STARTUP);
  }

  private static GroupBuilder openShift(GroupBuilder group) {
    return group.label("node-role.kubernetes.io/worker", FactOrigin.PLATFORM, "");
  }

  /** Rancher taints servers that are no workers; how, is not documented. */
  private static void rancher(GroupBuilder group, FieldCursor pool) {
    boolean worker = pool.get("workerRole").isTrue();
    if (worker) {
      group.label("node-role.kubernetes.io/worker", FactOrigin.PLATFORM, "true");
    }
    if (pool.get("machineOS").stringOrEmpty().equals("windows")) {
      group.label(OS, FactOrigin.DERIVED, "windows");
    }
    if (pool.get("controlPlaneRole").isTrue()) {
      group.label(KubeletLabels.CONTROL_PLANE, FactOrigin.PLATFORM, "true");
    }
    if (pool.get("etcdRole").isTrue()) {
      group.label("node-role.kubernetes.io/etcd", FactOrigin.PLATFORM, "true");
    }
    if (!worker) {
      group.taintsUnknown();
    }
  }

  /**
   * The type of the image tells the system, and the architecture where types of machines do not.
   */
  static void eks(GroupBuilder group, FieldCursor pool) {
    String image = pool.get("amiType").stringOrEmpty().toUpperCase(Locale.ROOT);
    if (image.contains("ARM_64")) {
      group.label(ARCH, FactOrigin.DERIVED, "arm64");
    } else if (image.contains("X86_64")) {
      group.label(ARCH, FactOrigin.DERIVED, "amd64");
    }
    if (image.startsWith("WINDOWS")) {
      group.label(OS, FactOrigin.DERIVED, "windows");
    } else if (!image.isEmpty() && !image.equals("CUSTOM")) {
      group.label(OS, FactOrigin.DERIVED, "linux");
    }
  }
}
