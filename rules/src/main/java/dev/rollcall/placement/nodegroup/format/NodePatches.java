package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import dev.rollcall.model.Taint;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.DeclaredTaint;
import dev.rollcall.placement.nodegroup.FactOrigin;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import java.util.ArrayList;
import java.util.List;

/** Nodes that are given as patches, as GitOps repositories keep them: the rest is unknown. */
final class NodePatches {

  private NodePatches() {}

  /** Returns a group of one for each patch, none if any node is given whole. */
  static List<DeclaredGroup> read(Inventory inventory) {
    List<DeclaredGroup> groups = new ArrayList<>();
    for (Node node : inventory.nodes()) {
      if (!node.partial()) {
        return List.of();
      }
      groups.add(group(node));
    }
    return groups;
  }

  private static DeclaredGroup group(Node node) {
    GroupBuilder group = new GroupBuilder("Node/" + node.name(), node.place());
    group.node(node.name()).taintsUnknown();
    node.labels()
        .entries()
        .forEach(
            (key, value) ->
                group.label(key, List.of(value.get()), FactOrigin.STATED, value.place(), false));
    for (Taint taint : node.taints()) {
      group.taint(taint.toString(), taint.place(), DeclaredTaint.Phase.LASTING, FactOrigin.STATED);
    }
    return group.buildBare();
  }
}
