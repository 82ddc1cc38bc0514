package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.placement.nodegroup.FactOrigin;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.placement.nodegroup.NodeCount;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Pools of machines that a cloud runs for Cluster API: EKS and ROSA. */
final class ClusterApiPools {

  private static final List<String> POOLS =
      List.of("AWSManagedMachinePool", "RosaMachinePool", "ROSAMachinePool");

  private ClusterApiPools() {}

  /** Returns whether a pool of this kind is read. */
  static boolean reads(String kind) {
    return POOLS.contains(kind);
  }

  /** Adds what the cloud's pool says of its nodes. */
  static void add(GroupBuilder group, GenericObject pool, @Nullable Long replicas) {
    FieldCursor spec = pool.content().get("spec");
    boolean eks = pool.kind().equals(POOLS.get(0));
    scaled(group, replicas, spec.path("scaling"), "minSize", "maxSize");
    scaled(group, replicas, spec.path("autoscaling"), "minReplicas", "maxReplicas");
    if (eks) {
      eks(group, spec);
    } else {
      group.label("node-role.kubernetes.io/worker", FactOrigin.PLATFORM, "");
    }
    String type = spec.get("instanceType").stringOrEmpty();
    InstanceTypes.add(group, type.isEmpty() ? List.of() : List.of(type));
    group.labels(spec.get("labels"));
    group.taintsSpelled(spec.get("taints"));
  }

  private static void eks(GroupBuilder group, FieldCursor spec) {
    String name = spec.get("eksNodegroupName").stringOrEmpty();
    group.label(
        "eks.amazonaws.com/nodegroup",
        FactOrigin.PLATFORM,
        name.isEmpty() ? new String[0] : new String[] {name});
    String capacity = spec.get("capacityType").stringOrEmpty().toLowerCase(Locale.ROOT);
    group.label(
        "eks.amazonaws.com/capacityType",
        FactOrigin.PLATFORM,
        capacity.equals("spot") ? "SPOT" : "ON_DEMAND");
    PoolPlatforms.eks(group, spec);
  }

  private static void scaled(
      GroupBuilder group, @Nullable Long now, FieldCursor scaling, String least, String most) {
    Long min = scaling.get(least).integer();
    Long max = scaling.get(most).integer();
    if (min != null || max != null) {
      group.count(new NodeCount(min == null ? 0 : min, max, now));
    }
  }
}
