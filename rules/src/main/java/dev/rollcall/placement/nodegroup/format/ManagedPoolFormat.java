package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.FactOrigin;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.placement.nodegroup.NodeCount;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pools of machines that differ in little but the paths of their fields: a table of them. */
final class ManagedPoolFormat implements GroupFormat {

  /**
   * Where a kind has its fields.
   *
   * @param pools the list of pools in one object, or empty if the object is one pool
   * @param root the object that holds the fields
   * @param nameLabel the label that names the pool, or empty
   * @param rootCounts the fields of least, most and present number of nodes
   */
  private record Layout(
      String group,
      String kind,
      String pools,
      String root,
      String labels,
      String taints,
      List<String> rootCounts,
      String types,
      String nameLabel) {}

  private static final List<Layout> LAYOUTS =
      List.of(
          new Layout(
              "eks.services.k8s.aws",
              "Nodegroup",
              "",
              "spec",
              "labels",
              "taints",
              List.of(
                  "scalingConfig.minSize", "scalingConfig.maxSize", "scalingConfig.desiredSize"),
              "instanceTypes",
              "eks.amazonaws.com/nodegroup"),
          new Layout(
              "eks.aws.upbound.io",
              "NodeGroup",
              "",
              "spec.forProvider",
              "labels",
              "taint",
              List.of(
                  "scalingConfig.minSize", "scalingConfig.maxSize", "scalingConfig.desiredSize"),
              "instanceTypes",
              "eks.amazonaws.com/nodegroup"),
          new Layout(
              "eks.aws.crossplane.io",
              "NodeGroup",
              "",
              "spec.forProvider",
              "labels",
              "taints",
              List.of(
                  "scalingConfig.minSize", "scalingConfig.maxSize", "scalingConfig.desiredSize"),
              "instanceTypes",
              "eks.amazonaws.com/nodegroup"),
          new Layout(
              "hypershift.openshift.io",
              "NodePool",
              "",
              "spec",
              "nodeLabels",
              "taints",
              List.of("autoScaling.min", "autoScaling.max", "replicas"),
              "platform.aws.instanceType",
              "hypershift.openshift.io/nodePool"),
          new Layout(
              "hive.openshift.io",
              "MachinePool",
              "",
              "spec",
              "labels",
              "taints",
              List.of("autoscaling.minReplicas", "autoscaling.maxReplicas", "replicas"),
              "platform.aws.type",
              ""),
          new Layout(
              "core.gardener.cloud",
              "Shoot",
              "spec.provider.workers",
              "",
              "labels",
              "taints",
              List.of("minimum", "maximum", ""),
              "machine.type",
              "worker.gardener.cloud/pool"),
          new Layout(
              "provisioning.cattle.io",
              "Cluster",
              "spec.rkeConfig.machinePools",
              "",
              "labels",
              "taints",
              List.of("autoscalingMinSize", "autoscalingMaxSize", "quantity"),
              "",
              ""));

  @Override
  public boolean reads(String group, String kind) {
    return layout(group, kind) != null;
  }

  private static @Nullable Layout layout(String group, String kind) {
    for (Layout layout : LAYOUTS) {
      if (layout.group().equals(group) && layout.kind().equals(kind)) {
        return layout;
      }
    }
    return null;
  }

  @Override
  public List<DeclaredGroup> read(GenericObject document, GroupDocuments all) {
    String api = document.origin().object().apiVersion();
    Layout layout = layout(api.substring(0, Math.max(0, api.indexOf('/'))), document.kind());
    List<DeclaredGroup> groups = new ArrayList<>();
    if (layout == null) {
      return groups;
    }
    if (layout.pools().isEmpty()) {
      String name = document.kind() + "/" + document.name();
      groups.add(pool(layout, document, at(document.content(), layout.root()), name));
    } else {
      for (FieldCursor item : at(document.content(), layout.pools()).items()) {
        String name = document.name() + "/" + item.get("name").stringOrEmpty();
        groups.add(pool(layout, document, item, document.kind() + "/" + name));
      }
    }
    return groups;
  }

  /** Where objects name the cluster that their pool belongs to. */
  private static final List<String> CLUSTERS =
      List.of(
          "clusterName",
          "clusterRef.from.name",
          "clusterNameRef.name",
          "clusterDeploymentRef.name");

  private static DeclaredGroup pool(
      Layout layout, GenericObject document, FieldCursor fields, String name) {
    GroupBuilder group =
        new GroupBuilder(name, fields.isPresent() ? fields.place() : document.place());
    if (!layout.pools().isEmpty()) {
      group.cluster(document.name(), false);
    }
    for (String path : CLUSTERS) {
      String cluster = at(fields, path).stringOrEmpty();
      if (!cluster.isEmpty()) {
        group.cluster(cluster, false);
      }
    }
    group.count(count(layout, fields));
    String named = fields.get("name").stringOrEmpty();
    String own = named.isEmpty() ? name.substring(name.lastIndexOf('/') + 1) : named;
    if (!layout.nameLabel().isEmpty()) {
      group.label(layout.nameLabel(), FactOrigin.PLATFORM, own);
    }
    PoolPlatforms.add(group, document, fields, own);
    String architecture = fields.get("arch").stringOrEmpty();
    if (!architecture.isEmpty()) {
      group.label("kubernetes.io/arch", FactOrigin.STATED, architecture);
    }
    String capacity = fields.get("capacityType").stringOrEmpty();
    if (!capacity.isEmpty()) {
      group.label("eks.amazonaws.com/capacityType", FactOrigin.PLATFORM, capacity);
    }
    InstanceTypes.add(group, types(at(fields, layout.types())));
    group.labels(fields.get(layout.labels()));
    group.taintsSpelled(fields.get(layout.taints()));
    AutoscalerHints.tags(group, fields.get("tags"));
    return group.build();
  }

  private static List<String> types(FieldCursor field) {
    List<String> types = new ArrayList<>();
    field.items().forEach(item -> types.add(item.stringOrEmpty()));
    if (field.string() != null) {
      types.add(field.stringOrEmpty());
    }
    return types;
  }

  /** A single object of the settings may stand in a list of one, as Crossplane writes it. */
  private static FieldCursor at(FieldCursor from, String path) {
    FieldCursor field = from;
    for (String name : path.isEmpty() ? new String[0] : path.split("\\.")) {
      List<FieldCursor> items = field.items();
      field = (items.size() == 1 ? items.get(0) : field).get(name);
    }
    return field;
  }

  private static NodeCount count(Layout layout, FieldCursor fields) {
    Long min = number(fields, layout.rootCounts().get(0));
    Long max = number(fields, layout.rootCounts().get(1));
    Long now = number(fields, layout.rootCounts().get(2));
    if (min == null && max == null) {
      return now == null ? NodeCount.ANY : NodeCount.exactly(now);
    }
    return new NodeCount(min == null ? 0 : min, max, now);
  }

  private static @Nullable Long number(FieldCursor fields, String path) {
    return path.isEmpty() ? null : at(fields, path).integer();
  }
}
