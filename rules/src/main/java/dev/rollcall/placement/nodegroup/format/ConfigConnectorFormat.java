package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.DeclaredTaint.Phase;
import dev.rollcall.placement.nodegroup.FactOrigin;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.placement.nodegroup.NodeCount;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Node pools of GKE as Config Connector declares them; their counts are per zone. */
final class ConfigConnectorFormat implements GroupFormat {

  @Override
  public boolean reads(String group, String kind) {
    return group.equals("container.cnrm.cloud.google.com") && kind.equals("ContainerNodePool");
  }

  @Override
  public List<DeclaredGroup> read(GenericObject document, GroupDocuments all) {
    FieldCursor spec = document.content().get("spec");
    FieldCursor node = spec.get("nodeConfig");
    String location = spec.get("location").stringOrEmpty();
    List<String> zones = new ArrayList<>();
    spec.get("nodeLocations").items().forEach(zone -> zones.add(zone.stringOrEmpty()));
    boolean zonal = location.matches("[a-z]+-[a-z]+\\d+-[a-z]");
    if (zones.isEmpty() && zonal) {
      zones.add(location);
    }
    String pool = spec.get("resourceID").stringOrEmpty();
    GroupBuilder group =
        new GroupBuilder("ContainerNodePool/" + document.name(), document.place())
            .cluster(spec.path("clusterRef", "name").stringOrEmpty(), false)
            .label(
                "cloud.google.com/gke-nodepool",
                FactOrigin.PLATFORM,
                pool.isEmpty() ? document.name() : pool)
            .label("kubernetes.io/os", FactOrigin.DERIVED, "linux")
            .count(count(spec, zones.size()));
    if (!zones.isEmpty()) {
      group.label("topology.kubernetes.io/zone", FactOrigin.STATED, zones.toArray(String[]::new));
    }
    if (!location.isEmpty()) {
      String region = zonal ? location.substring(0, location.lastIndexOf('-')) : location;
      group.label("topology.kubernetes.io/region", FactOrigin.STATED, region);
    }
    String type = node.get("machineType").stringOrEmpty();
    InstanceTypes.add(group, List.of(type.isEmpty() ? "e2-medium" : type));
    kindOfMachine(group, node);
    group.labels(node.get("labels"));
    taints(group, node, type);
    group.maxPods(spec.get("maxPodsPerNode").integer());
    return List.of(group.build());
  }

  private static void kindOfMachine(GroupBuilder group, FieldCursor node) {
    if (node.get("imageType").stringOrEmpty().toUpperCase(Locale.ROOT).startsWith("WINDOWS")) {
      group.label("kubernetes.io/os", FactOrigin.DERIVED, "windows");
      group.platformTaint("node.kubernetes.io/os=windows:NoSchedule", Phase.LASTING);
    }
    if (node.get("preemptible").isTrue()) {
      group.label("cloud.google.com/gke-preemptible", FactOrigin.PLATFORM, "true");
    }
    if (node.get("spot").isTrue()) {
      group.label("cloud.google.com/gke-spot", FactOrigin.PLATFORM, "true");
    }
  }

  /** Counts are per zone; how many zones a regional pool has without a list, no file says. */
  private static NodeCount count(FieldCursor spec, int zones) {
    FieldCursor scaling = spec.get("autoscaling");
    Long initial = number(spec, "nodeCount", "initialNodeCount");
    if (scaling.get("totalMinNodeCount").isPresent()
        || scaling.get("totalMaxNodeCount").isPresent()) {
      Long min = scaling.get("totalMinNodeCount").integer();
      return new NodeCount(min == null ? 0 : min, scaling.get("totalMaxNodeCount").integer(), null);
    }
    if (scaling.isPresent()) {
      Long min = scaling.get("minNodeCount").integer();
      Long max = scaling.get("maxNodeCount").integer();
      long least = min == null ? 0 : min;
      return zones == 0
          ? new NodeCount(least, null, null)
          : new NodeCount(
              least * zones,
              max == null ? null : Long.valueOf(max * zones),
              initial == null ? null : Long.valueOf(initial * zones));
    }
    if (initial == null) {
      return NodeCount.ANY;
    }
    return zones == 0 ? new NodeCount(initial, null, null) : NodeCount.exactly(initial * zones);
  }

  private static Long number(FieldCursor spec, String one, String other) {
    Long first = spec.get(one).integer();
    return first == null ? spec.get(other).integer() : first;
  }

  /** GKE taints Arm pools and, beside other pools, those with GPUs. */
  private static void taints(GroupBuilder group, FieldCursor node, String type) {
    group.taintsSpelled(node.get("taint"));
    group.taintsSpelled(node.get("taints"));
    String behaviour =
        node.path("taintConfig", "architectureTaintBehavior")
            .stringOrEmpty()
            .toUpperCase(Locale.ROOT);
    if (InstanceTypes.architecture(type).equals("arm64") && !behaviour.equals("NONE")) {
      group.platformTaint("kubernetes.io/arch=arm64:NoSchedule", Phase.LASTING);
    }
    if (!node.get("guestAccelerator").items().isEmpty()) {
      group.platformTaint("nvidia.com/gpu=present:NoSchedule", Phase.LASTING);
    }
  }
}
