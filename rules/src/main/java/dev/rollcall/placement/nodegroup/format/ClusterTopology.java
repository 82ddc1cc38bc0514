package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.DeclaredTaint.Phase;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Machines of a Cluster API Cluster with a topology; how their kubelets register stands in the
 * templates of its class, and is unknown without them.
 */
final class ClusterTopology {

  private final GenericObject cluster;
  private final FieldCursor topology;
  private final GroupDocuments all;
  private final @Nullable GenericObject clusterClass;

  ClusterTopology(GenericObject cluster, GroupDocuments all) {
    this.cluster = cluster;
    this.all = all;
    topology = cluster.content().path("spec", "topology");
    String old = topology.get("class").stringOrEmpty();
    String name = old.isEmpty() ? topology.path("classRef", "name").stringOrEmpty() : old;
    clusterClass = all.find("ClusterClass", name, cluster);
  }

  List<DeclaredGroup> groups() {
    List<DeclaredGroup> groups = new ArrayList<>();
    if (topology.get("controlPlane").isPresent()) {
      groups.add(controlPlane(topology.get("controlPlane")));
    }
    FieldCursor workers = topology.get("workers");
    for (FieldCursor item : workers.get("machineDeployments").items()) {
      groups.add(workers(item, "MachineDeployment/", "machineDeployments"));
    }
    for (FieldCursor item : workers.get("machinePools").items()) {
      groups.add(workers(item, "MachinePool/", "machinePools"));
    }
    return groups;
  }

  private DeclaredGroup controlPlane(FieldCursor item) {
    GroupBuilder group = start(item, "Cluster/" + cluster.name() + "/control-plane");
    KubeletLabels.controlPlane(group);
    FieldCursor in = classSpec().get("controlPlane");
    GenericObject template = referred(in.get("templateRef"), in.get("ref"));
    if (template == null) {
      return group.taintsUnknown().build();
    }
    FieldCursor config = template.content().path("spec", "template", "spec", "kubeadmConfigSpec");
    KubeadmMachines.controlPlane(group, config);
    return group.build();
  }

  private DeclaredGroup workers(FieldCursor item, String kind, String list) {
    String name = item.get("name").stringOrEmpty();
    GroupBuilder group = start(item, kind + cluster.name() + "-" + name);
    for (FieldCursor candidate : classSpec().path("workers", list).items()) {
      String called = candidate.get("class").stringOrEmpty();
      FieldCursor in = candidate.path("bootstrap");
      FieldCursor old = candidate.path("template", "bootstrap", "ref");
      if (called.equals(item.get("class").stringOrEmpty())) {
        GenericObject template = referred(in.get("templateRef"), old);
        if (template != null) {
          KubeadmMachines.worker(group, template);
          return group.build();
        }
      }
    }
    return group.taintsUnknown().build();
  }

  private GroupBuilder start(FieldCursor item, String name) {
    GroupBuilder group = new GroupBuilder(name, cluster.place()).cluster(cluster.name(), false);
    group.count(ClusterApiFormat.count(item, item));
    ClusterApiFormat.propagated(group, topology.path("metadata", "labels"));
    ClusterApiFormat.propagated(group, item.path("metadata", "labels"));
    group.taints(item.get("taints"), Phase.LASTING);
    if (!classSpec().get("patches").items().isEmpty()) {
      group.taintsUnknown();
    }
    return group;
  }

  private FieldCursor classSpec() {
    return clusterClass == null
        ? cluster.content().get("none")
        : clusterClass.content().get("spec");
  }

  private @Nullable GenericObject referred(FieldCursor reference, FieldCursor old) {
    FieldCursor from = reference.isPresent() ? reference : old;
    return all.find(
        from.get("kind").stringOrEmpty(),
        from.get("name").stringOrEmpty(),
        clusterClass == null ? cluster : clusterClass);
  }
}
