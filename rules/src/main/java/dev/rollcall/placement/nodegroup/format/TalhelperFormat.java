package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.FactOrigin;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;

/**
 * talhelper's talconfig.yaml: each entry is a machine; a field of a machine replaces that of its
 * role's defaults, but patches of both are applied.
 */
final class TalhelperFormat implements GroupFormat {

  private final TalosPatches patches;

  TalhelperFormat(TalosPatches patches) {
    this.patches = patches;
  }

  @Override
  public boolean reads(String group, String kind) {
    return group.equals("talhelper") && kind.equals("TalConfig");
  }

  @Override
  public List<DeclaredGroup> read(GenericObject document, GroupDocuments all) {
    List<DeclaredGroup> groups = new ArrayList<>();
    for (FieldCursor node : document.content().get("nodes").items()) {
      groups.add(machine(document, node, all));
    }
    return groups;
  }

  private DeclaredGroup machine(GenericObject document, FieldCursor node, GroupDocuments all) {
    FieldCursor content = document.content();
    boolean controlPlane = node.get("controlPlane").isTrue();
    FieldCursor defaults = content.get(controlPlane ? "controlPlane" : "worker");
    TalosMachine machine =
        new TalosMachine(controlPlane)
            .schedulable(content)
            .version(content.get("talosVersion").stringOrEmpty())
            .declare(either(node, defaults, "nodeLabels"), either(node, defaults, "nodeTaints"));
    for (FieldCursor from : List.of(content, defaults, node)) {
      // Before version 2 patches were one object, or operations of a JSON patch.
      TalosPatches.apply(from.get("inlinePatch"), machine);
      from.get("configPatches").items().forEach(each -> TalosPatches.operate(each, machine));
      patches.apply(from.get("patches"), machine, document, all);
    }
    String architecture = either(node, defaults, "machineSpec").get("arch").stringOrEmpty();
    GroupBuilder group =
        machine.group(node.get("hostname").stringOrEmpty(), node.place(), "machine");
    group.cluster(content.get("clusterName").stringOrEmpty(), false);
    group.label(
        "kubernetes.io/arch", FactOrigin.STATED, architecture.isEmpty() ? "amd64" : architecture);
    return group.build();
  }

  private static FieldCursor either(FieldCursor node, FieldCursor defaults, String field) {
    return node.get(field).isPresent() ? node.get(field) : defaults.get(field);
  }
}
