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
 * role's defaults.
 */
final class TalhelperFormat implements GroupFormat {

  @Override
  public boolean reads(String group, String kind) {
    return group.equals("talhelper") && kind.equals("TalConfig");
  }

  @Override
  public List<DeclaredGroup> read(GenericObject document, GroupDocuments all) {
    FieldCursor content = document.content();
    List<DeclaredGroup> groups = new ArrayList<>();
    for (FieldCursor node : content.get("nodes").items()) {
      boolean controlPlane = node.get("controlPlane").isTrue();
      FieldCursor defaults = content.get(controlPlane ? "controlPlane" : "worker");
      TalosFormat.TalosMachine machine =
          new TalosFormat.TalosMachine(
              controlPlane, TalosFormat.isSchedulable(content), content.get("kubelet"), null);
      GroupBuilder group =
          machine.group(node.get("hostname").stringOrEmpty(), node.place(), "machine");
      group.cluster(content.get("clusterName").stringOrEmpty(), false);
      String architecture = either(node, defaults, "machineSpec").get("arch").stringOrEmpty();
      group.label(
          "kubernetes.io/arch", FactOrigin.STATED, architecture.isEmpty() ? "amd64" : architecture);
      machine.labelsAndTaints(
          group, either(node, defaults, "nodeLabels"), either(node, defaults, "nodeTaints"));
      groups.add(group.build());
    }
    return groups;
  }

  private static FieldCursor either(FieldCursor node, FieldCursor defaults, String field) {
    return node.get(field).isPresent() ? node.get(field) : defaults.get(field);
  }
}
