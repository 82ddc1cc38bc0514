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

/** Node pools of AKS, as Azure Service Operator declares them: one by one, or in their cluster. */
final class AksFormat implements GroupFormat {

  private static final String SPOT = "kubernetes.azure.com/scalesetpriority";

  @Override
  public boolean reads(String group, String kind) {
    return group.equals("containerservice.azure.com")
        && (kind.equals("ManagedClustersAgentPool") || kind.equals("ManagedCluster"));
  }

  @Override
  public List<DeclaredGroup> read(GenericObject document, GroupDocuments all) {
    FieldCursor spec = document.content().get("spec");
    String own = spec.get("azureName").stringOrEmpty();
    String named = own.isEmpty() ? document.name() : own;
    List<DeclaredGroup> groups = new ArrayList<>();
    if (document.kind().equals("ManagedCluster")) {
      for (FieldCursor pool : spec.get("agentPoolProfiles").items()) {
        String name = pool.get("name").stringOrEmpty();
        String called = "ManagedCluster/" + document.name() + "/" + name;
        groups.add(pool(new GroupBuilder(called, pool.place()), pool, name, document.name()));
      }
    } else {
      String called = document.kind() + "/" + document.name();
      String cluster = spec.path("owner", "name").stringOrEmpty();
      groups.add(pool(new GroupBuilder(called, document.place()), spec, named, cluster));
    }
    return groups;
  }

  private static DeclaredGroup pool(
      GroupBuilder group, FieldCursor pool, String name, String cluster) {
    group.cluster(cluster, false).count(count(pool));
    group.label("agentpool", FactOrigin.PLATFORM, name);
    group.label("kubernetes.azure.com/agentpool", FactOrigin.PLATFORM, name);
    String mode = pool.get("mode").stringOrEmpty().toLowerCase(Locale.ROOT);
    if (!mode.isEmpty()) {
      group.label("kubernetes.azure.com/mode", FactOrigin.PLATFORM, mode);
    }
    boolean windows = pool.get("osType").stringOrEmpty().equals("Windows");
    group.label("kubernetes.io/os", FactOrigin.DERIVED, windows ? "windows" : "linux");
    if (pool.get("scaleSetPriority").stringOrEmpty().equals("Spot")) {
      group.label(SPOT, FactOrigin.PLATFORM, "spot");
      group.platformTaint(SPOT + "=spot:NoSchedule", Phase.LASTING);
    }
    String type = pool.get("vmSize").stringOrEmpty();
    InstanceTypes.add(group, type.isEmpty() ? List.of() : List.of(type));
    group.labels(pool.get("nodeLabels"));
    taints(group, pool.get("nodeTaints"), Phase.LASTING);
    taints(group, pool.get("nodeInitializationTaints"), Phase.STARTUP);
    return group.maxPods(pool.get("maxPods").integer()).build();
  }

  private static void taints(GroupBuilder group, FieldCursor taints, Phase phase) {
    for (FieldCursor taint : taints.items()) {
      group.taint(taint.stringOrEmpty(), taint.place(), phase, FactOrigin.STATED);
    }
  }

  private static NodeCount count(FieldCursor pool) {
    Long now = pool.get("count").integer();
    if (pool.get("enableAutoScaling").isTrue()) {
      Long min = pool.get("minCount").integer();
      return new NodeCount(min == null ? 0 : min, pool.get("maxCount").integer(), now);
    }
    return now == null ? NodeCount.ANY : NodeCount.exactly(now);
  }
}
