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

/**
 * OpenShift's MachineSets and that of its control plane: the labels of the template's own spec go
 * to nodes, others do not.
 */
final class OpenShiftFormat implements GroupFormat {

  private static final String CONTROL_PLANE = "ControlPlaneMachineSet";
  private static final String ROLE = "machine.openshift.io/cluster-api-machine-role";
  private static final String WORKER = "node-role.kubernetes.io/worker";
  private static final String MASTER = "node-role.kubernetes.io/master";
  private static final String CLUSTER = "machine.openshift.io/cluster-api-cluster";

  /** The fields of AWS, Google Cloud and Azure. */
  private static final List<String> TYPES = List.of("instanceType", "machineType", "vmSize");

  private static final String OS_ID = "machine.openshift.io/os-id";

  @Override
  public boolean reads(String group, String kind) {
    return group.equals("machine.openshift.io")
        && (kind.equals("MachineSet") || kind.equals(CONTROL_PLANE));
  }

  @Override
  public List<DeclaredGroup> read(GenericObject document, GroupDocuments all) {
    FieldCursor spec = document.content().get("spec");
    boolean controlPlane = document.kind().equals(CONTROL_PLANE);
    FieldCursor set = spec.get("template");
    FieldCursor template = controlPlane ? set.get("machines_v1beta1_machine_openshift_io") : set;
    FieldCursor machine = template.get("spec");
    GroupBuilder group =
        new GroupBuilder(document.kind() + "/" + document.name(), document.place())
            .count(count(document, all))
            .newNodesOnly() // a machine keeps the template that it was made of
            .label("node.openshift.io/os_id", FactOrigin.PLATFORM);
    FieldCursor labels = template.path("metadata", "labels");
    group.cluster(labels.get(CLUSTER).stringOrEmpty(), false);
    String role = labels.get(ROLE).stringOrEmpty();
    if (controlPlane || role.equals("master")) {
      group.label(KubeletLabels.CONTROL_PLANE, FactOrigin.PLATFORM, "");
      group.label(MASTER, FactOrigin.PLATFORM, "");
      if (areMastersSchedulable(document, all)) {
        group.label(WORKER, FactOrigin.PLATFORM, "");
      } else {
        group.withoutLabel(WORKER).platformTaint(MASTER + ":NoSchedule", Phase.LASTING);
      }
    } else {
      group.label(WORKER, FactOrigin.PLATFORM, "");
      group.absent(AbsentLabels.withPrefixes(KubeletLabels.CONTROL_PLANE, MASTER));
    }
    machine(group, machine.path("providerSpec", "value"));
    system(group, template);
    group.labels(machine.path("metadata", "labels"));
    group.machineLabels(
        labels.entries(),
        "a MachineSet puts the labels of spec.template.spec.metadata on nodes, those of"
            + " spec.template.metadata on machines");
    AutoscalerHints.annotations(group, document.content().path("metadata", "annotations"));
    group.taints(machine.get("taints"), Phase.LASTING);
    OpenShiftPools.add(group, document, group.has(MASTER) ? "master" : "worker", all);
    return List.of(group.build());
  }

  /** A MachineAutoscaler keeps the number of machines within its limits. */
  private static NodeCount count(GenericObject machines, GroupDocuments all) {
    FieldCursor replicas = machines.content().path("spec", "replicas");
    NodeCount stated = StatedCount.exactly(replicas, 1);
    for (GenericObject autoscaler : all.near(machines, "MachineAutoscaler")) {
      FieldCursor spec = autoscaler.content().get("spec");
      FieldCursor target = spec.get("scaleTargetRef");
      boolean own =
          target.get("kind").stringOrEmpty().equals(machines.kind())
              && target.get("name").stringOrEmpty().equals(machines.name());
      if (own) {
        Long min = spec.get("minReplicas").integer();
        Long now = replicas.isPresent() ? stated.now() : null;
        long least = min == null ? 0 : min;
        // A set below the limit stays so until pods need more.
        return new NodeCount(
            now == null ? least : Math.min(least, now), spec.get("maxReplicas").integer(), now);
      }
    }
    return stated;
  }

  private static void system(GroupBuilder group, FieldCursor template) {
    if (template.path("metadata", "labels").get(OS_ID).stringOrEmpty().equals("Windows")) {
      group.label("kubernetes.io/os", FactOrigin.PLATFORM, "windows");
    }
  }

  private static void machine(GroupBuilder group, FieldCursor provider) {
    types(group, provider);
    where(group, provider);
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

  private static boolean areMastersSchedulable(GenericObject machines, GroupDocuments all) {
    for (GenericObject scheduler : all.near(machines, "Scheduler")) {
      if (scheduler.content().path("spec", "mastersSchedulable").isTrue()) {
        return true;
      }
    }
    return false;
  }
}
