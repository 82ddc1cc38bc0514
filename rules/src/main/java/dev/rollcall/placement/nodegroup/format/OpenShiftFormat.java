package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.placement.nodegroup.AbsentLabels;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.DeclaredTaint.Phase;
import dev.rollcall.placement.nodegroup.FactOrigin;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;

/** OpenShift's MachineSets: the labels of the template's own spec go to nodes, others do not. */
final class OpenShiftFormat implements GroupFormat {

  private static final String ROLE = "machine.openshift.io/cluster-api-machine-role";
  private static final String WORKER = "node-role.kubernetes.io/worker";
  private static final String MASTER = "node-role.kubernetes.io/master";
  private static final String CLUSTER = "machine.openshift.io/cluster-api-cluster";

  /** The fields of AWS, Google Cloud and Azure. */
  private static final List<String> TYPES = List.of("instanceType", "machineType", "vmSize");

  private static final String OS_ID = "machine.openshift.io/os-id";

  @Override
  public boolean reads(String group, String kind) {
    return group.equals("machine.openshift.io") && kind.equals("MachineSet");
  }

  @Override
  public List<DeclaredGroup> read(GenericObject document, GroupDocuments all) {
    FieldCursor spec = document.content().get("spec");
    FieldCursor template = spec.get("template");
    FieldCursor machine = template.get("spec");
    GroupBuilder group =
        new GroupBuilder("MachineSet/" + document.name(), document.place())
            .count(StatedCount.exactly(spec.get("replicas"), 1))
            .newNodesOnly() // a machine keeps the template that it was made of
            .label("node.openshift.io/os_id", FactOrigin.PLATFORM);
    String cluster = template.path("metadata", "labels").get(CLUSTER).stringOrEmpty();
    group.cluster(cluster, false);
    if (template.path("metadata", "labels").get(ROLE).stringOrEmpty().equals("master")) {
      group.label(KubeletLabels.CONTROL_PLANE, FactOrigin.PLATFORM, "");
      group.label(MASTER, FactOrigin.PLATFORM, "");
      if (areMastersSchedulable(all)) {
        group.label(WORKER, FactOrigin.PLATFORM, "");
      } else {
        group.withoutLabel(WORKER).platformTaint(MASTER + ":NoSchedule", Phase.LASTING);
      }
    } else {
      group.label(WORKER, FactOrigin.PLATFORM, "");
      group.absent(AbsentLabels.withPrefixes(KubeletLabels.CONTROL_PLANE, MASTER));
    }
    FieldCursor provider = machine.path("providerSpec", "value");
    types(group, provider);
    where(group, provider);
    system(group, template);
    group.labels(machine.path("metadata", "labels"));
    group.machineLabels(
        template.path("metadata", "labels").entries(),
        "a MachineSet puts the labels of spec.template.spec.metadata on nodes, those of"
            + " spec.template.metadata on machines");
    AutoscalerHints.annotations(group, document.content().path("metadata", "annotations"));
    group.taints(machine.get("taints"), Phase.LASTING);
    OpenShiftPools.add(group, group.has(MASTER) ? "master" : "worker", all);
    return List.of(group.build());
  }

  private static void system(GroupBuilder group, FieldCursor template) {
    if (template.path("metadata", "labels").get(OS_ID).stringOrEmpty().equals("Windows")) {
      group.label("kubernetes.io/os", FactOrigin.PLATFORM, "windows");
    }
  }

  private static void types(GroupBuilder group, FieldCursor provider) {
    for (String field : TYPES) {
      String type = provider.get(field).stringOrEmpty();
      if (!type.isEmpty()) {
        InstanceTypes.add(group, List.of(type));
      }
    }
  }

  /** Clouds name zone and region in different fields. */
  private static void where(GroupBuilder group, FieldCursor provider) {
    FieldCursor placement = provider.get("placement");
    FieldCursor aws = placement.get("availabilityZone");
    String zone = (aws.isPresent() ? aws : provider.get("zone")).stringOrEmpty();
    FieldCursor inPlacement = placement.get("region");
    String region =
        (inPlacement.isPresent() ? inPlacement : provider.get("region")).stringOrEmpty();
    if (zone.contains("-")) {
      group.label("topology.kubernetes.io/zone", FactOrigin.DERIVED, zone);
    }
    if (!region.isEmpty()) {
      group.label("topology.kubernetes.io/region", FactOrigin.DERIVED, region);
    }
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
