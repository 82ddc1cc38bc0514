package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.placement.nodegroup.AbsentLabels;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.DeclaredTaint.Phase;
import dev.rollcall.placement.nodegroup.FactOrigin;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.placement.nodegroup.NodeCount;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;

/** OpenShift's MachineSets: the labels of the template's own spec go to nodes, others do not. */
final class OpenShiftFormat implements GroupFormat {

  private static final String ROLE = "machine.openshift.io/cluster-api-machine-role";
  private static final String WORKER = "node-role.kubernetes.io/worker";
  private static final String MASTER = "node-role.kubernetes.io/master";
  private static final String CLUSTER = "machine.openshift.io/cluster-api-cluster";

  @Override
  public boolean reads(String group, String kind) {
    return group.equals("machine.openshift.io") && kind.equals("MachineSet");
  }

  @Override
  public List<DeclaredGroup> read(GenericObject document, GroupDocuments all) {
    FieldCursor spec = document.content().get("spec");
    FieldCursor template = spec.get("template");
    FieldCursor machine = template.get("spec");
    Long replicas = spec.get("replicas").integer();
    GroupBuilder group =
        new GroupBuilder("MachineSet/" + document.name(), document.place())
            .count(NodeCount.exactly(replicas == null ? 1 : replicas))
            .label("node.openshift.io/os_id", FactOrigin.PLATFORM);
    String cluster = template.path("metadata", "labels").get(CLUSTER).stringOrEmpty();
    group.cluster(cluster, false);
    if (template.path("metadata", "labels").get(ROLE).stringOrEmpty().equals("master")) {
      group.label(KubeletLabels.CONTROL_PLANE, FactOrigin.PLATFORM, "");
      group.label(MASTER, FactOrigin.PLATFORM, "");
      if (areMastersSchedulable(all)) {
        group.label(WORKER, FactOrigin.PLATFORM, "");
      } else {
        group.platformTaint(MASTER + ":NoSchedule", Phase.LASTING);
      }
    } else {
      group.label(WORKER, FactOrigin.PLATFORM, "");
      group.absent(AbsentLabels.withPrefixes(KubeletLabels.CONTROL_PLANE, MASTER));
    }
    String type = machine.path("providerSpec", "value", "instanceType").stringOrEmpty();
    if (!type.isEmpty()) {
      InstanceTypes.add(group, List.of(type));
    }
    group.labels(machine.path("metadata", "labels"));
    group.taints(machine.get("taints"), Phase.LASTING);
    return List.of(group.build());
  }

  private static boolean areMastersSchedulable(GroupDocuments all) {
    for (GenericObject scheduler : all.ofKind("Scheduler")) {
      if (scheduler.content().path("spec", "mastersSchedulable").isTrue()) {
        return true;
      }
    }
    return false;
  }
}
