package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.placement.nodegroup.AbsentLabels;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.DeclaredTaint.Phase;
import dev.rollcall.placement.nodegroup.FactOrigin;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.placement.nodegroup.NodeCount;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Node groups of eksctl, with its defaults. */
final class EksctlFormat implements GroupFormat {

  private static final String DEFAULT_TYPE = "m5.large";
  private static final long DEFAULT_NODES = 2;

  @Override
  public boolean reads(String group, String kind) {
    return group.equals("eksctl.io") && kind.equals("ClusterConfig");
  }

  @Override
  public List<DeclaredGroup> read(GenericObject document, GroupDocuments all) {
    List<DeclaredGroup> groups = new ArrayList<>();
    for (FieldCursor item : document.content().get("managedNodeGroups").items()) {
      groups.add(group(document, item, true));
    }
    for (FieldCursor item : document.content().get("nodeGroups").items()) {
      groups.add(group(document, item, false));
    }
    AutoModePools.addTo(groups, document);
    return groups;
  }

  private static DeclaredGroup group(GenericObject document, FieldCursor item, boolean managed) {
    String name = item.get("name").stringOrEmpty();
    String cluster = document.content().path("metadata", "name").stringOrEmpty();
    String region = document.content().path("metadata", "region").stringOrEmpty();
    GroupBuilder group =
        new GroupBuilder((managed ? "managedNodeGroup/" : "nodeGroup/") + name, item.place())
            .cluster(cluster, false)
            .count(count(item))
            .label("alpha.eksctl.io/cluster-name", FactOrigin.PLATFORM, cluster)
            .label("alpha.eksctl.io/nodegroup-name", FactOrigin.PLATFORM, name)
            .label("topology.kubernetes.io/zone", FactOrigin.PLATFORM)
            .absent(
                new AbsentLabels(
                    false,
                    managed ? Set.of() : Set.of("eks.amazonaws.com/nodegroup"),
                    List.of("node-role.kubernetes.io/", "karpenter.sh/"),
                    List.of()));
    if (!region.isEmpty()) {
      group.label("topology.kubernetes.io/region", FactOrigin.STATED, region);
    }
    if (managed) {
      managed(group, item, name);
    } else {
      group.newNodesOnly(); // labels and taints are flags of the kubelet in the launch template
    }
    machines(group, item);
    zones(group, item.get("availabilityZones").items());
    zones(group, item.get("localZones").items());
    labels(group, item.get("labels"));
    AutoscalerHints.tags(group, item.get("tags"));
    taints(group, item.get("taints"));
    group.maxPods(item.get("maxPodsPerNode").integer());
    return group.build();
  }

  private static void machines(GroupBuilder group, FieldCursor item) {
    String family = item.get("amiFamily").stringOrEmpty().toLowerCase(Locale.ROOT);
    boolean windows = family.startsWith("windows");
    group.label("kubernetes.io/os", FactOrigin.DERIVED, windows ? "windows" : "linux");
    List<String> types = types(item);
    if (types.isEmpty() && hasDefaultType(item)) {
      InstanceTypes.add(group, FactOrigin.PLATFORM, List.of(DEFAULT_TYPE));
    } else {
      InstanceTypes.add(group, types);
    }
  }

  private static void managed(GroupBuilder group, FieldCursor item, String name) {
    FieldCursor spot = item.get("spot");
    boolean known = !spot.isPresent() || spot.bool() != null;
    String[] capacity = known ? new String[] {spot.isTrue() ? "SPOT" : "ON_DEMAND"} : new String[0];
    group
        .label("eks.amazonaws.com/nodegroup", FactOrigin.PLATFORM, name)
        .label("eks.amazonaws.com/nodegroup-image", FactOrigin.PLATFORM)
        .label("eks.amazonaws.com/capacityType", FactOrigin.PLATFORM, capacity);
  }

  /** eksctl refuses what the kubelet would refuse: validation.go. */
  private static void labels(GroupBuilder group, FieldCursor labels) {
    group.labels(labels);
    for (FieldCursor label : labels.entries()) {
      KubeletLabels.refuseReserved(group, label.name(), label);
    }
  }

  private static void zones(GroupBuilder group, List<FieldCursor> zones) {
    if (!zones.isEmpty()) {
      String[] names = zones.stream().map(FieldCursor::stringOrEmpty).toArray(String[]::new);
      group.label("topology.kubernetes.io/zone", FactOrigin.STATED, names);
    }
  }

  private static List<String> types(FieldCursor item) {
    List<String> types = new ArrayList<>();
    for (FieldCursor list :
        List.of(item.get("instanceTypes"), item.path("instancesDistribution", "instanceTypes"))) {
      for (FieldCursor type : list.items()) {
        types.add(type.stringOrEmpty());
      }
    }
    String single = item.get("instanceType").stringOrEmpty();
    if (types.isEmpty() && !single.isEmpty()) {
      types.add(single);
    }
    return types;
  }

  /** A launch template has a type of its own, a selector is for eksctl to resolve. */
  private static boolean hasDefaultType(FieldCursor item) {
    return !item.get("instanceSelector").isPresent() && !item.get("launchTemplate").isPresent();
  }

  /** Defaults of defaults.go: min is desired or 2, desired is min, max is desired or min. */
  private static NodeCount count(FieldCursor item) {
    Long min = item.get("minSize").integer();
    Long desired = item.get("desiredCapacity").integer();
    Long max = item.get("maxSize").integer();
    for (String field : List.of("minSize", "desiredCapacity", "maxSize")) {
      if (StatedCount.isUnknown(item.get(field))) {
        return new NodeCount(min == null ? 0 : min, max, desired);
      }
    }
    long least = min != null ? min : desired != null ? desired : DEFAULT_NODES;
    if (min == null && desired == null && max != null) {
      least = Math.min(least, max);
    }
    long now = desired != null ? desired : least;
    long most = max != null ? max : Math.max(Math.max(now, least), 1);
    return new NodeCount(least, most, now);
  }

  /** Taints are a list, or for node groups of their own also a map of key to value:effect. */
  private static void taints(GroupBuilder group, FieldCursor taints) {
    group.taints(taints, Phase.LASTING);
    group.taintMap(taints);
  }
}
