package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.DeclaredTaint.Phase;
import dev.rollcall.placement.nodegroup.FactOrigin;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;

/** The node pools that EKS Auto Mode brings: set-builtin-node-pools.adoc. */
final class AutoModePools {

  private static final List<String> POOLS = List.of("general-purpose", "system");

  private AutoModePools() {}

  /** Adds the pools that the configuration of a cluster switches on; without a list, both. */
  static void addTo(List<DeclaredGroup> groups, GenericObject document) {
    FieldCursor mode = document.content().get("autoModeConfig");
    if (!mode.get("enabled").isTrue()) {
      return;
    }
    FieldCursor listed = mode.get("nodePools");
    List<String> names = listed.items().stream().map(FieldCursor::stringOrEmpty).toList();
    for (String pool : POOLS) {
      if (!listed.isPresent() || names.contains(pool)) {
        groups.add(pool(document, mode, pool));
      }
    }
  }

  private static DeclaredGroup pool(GenericObject document, FieldCursor mode, String name) {
    GroupBuilder group =
        new GroupBuilder("NodePool/" + name, mode.place())
            .cluster(document.content().path("metadata", "name").stringOrEmpty(), false)
            .label("karpenter.sh/nodepool", FactOrigin.PLATFORM, name)
            .label("karpenter.sh/capacity-type", FactOrigin.PLATFORM, "on-demand")
            .label("eks.amazonaws.com/compute-type", FactOrigin.PLATFORM, "auto")
            .label("kubernetes.io/os", FactOrigin.PLATFORM, "linux");
    if (name.equals("system")) {
      return group
          .label("kubernetes.io/arch", FactOrigin.PLATFORM, "amd64", "arm64")
          .platformTaint("CriticalAddonsOnly:NoSchedule", Phase.LASTING)
          .build();
    }
    return group.label("kubernetes.io/arch", FactOrigin.PLATFORM, "amd64").build();
  }
}
