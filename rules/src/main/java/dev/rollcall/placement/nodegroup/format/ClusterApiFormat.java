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
import org.jspecify.annotations.Nullable;

/** Cluster API: deployments, sets and pools of machines, control planes, topologies. */
final class ClusterApiFormat implements GroupFormat {

  private static final String API = "cluster.x-k8s.io";
  private static final String MIN = API + "/cluster-api-autoscaler-node-group-min-size";
  private static final String MAX = API + "/cluster-api-autoscaler-node-group-max-size";
  private static final String CLUSTER = API + "/cluster-name";
  private static final List<String> KINDS =
      List.of("MachineDeployment", "MachineSet", "MachinePool", "Cluster");
  private static final List<String> CONTROL_PLANES =
      List.of(
          "KubeadmControlPlane",
          "RKE2ControlPlane",
          "KThreesControlPlane",
          "TalosControlPlane",
          "MicroK8sControlPlane");

  @Override
  public boolean reads(String group, String kind) {
    return (group.equals(API) && KINDS.contains(kind))
        || (group.equals("controlplane." + API) && CONTROL_PLANES.contains(kind));
  }

  @Override
  public List<DeclaredGroup> read(GenericObject document, GroupDocuments all) {
    FieldCursor spec = document.content().get("spec");
    return switch (document.kind()) {
      case "Cluster" -> new ClusterTopology(document, all).groups();
      default ->
          List.of(
              CONTROL_PLANES.contains(document.kind())
                  ? controlPlane(document, spec)
                  : machines(document, spec, all));
    };
  }

  private static DeclaredGroup machines(
      GenericObject document, FieldCursor spec, GroupDocuments all) {
    FieldCursor template = spec.get("template");
    GroupBuilder group =
        new GroupBuilder(document.kind() + "/" + document.name(), document.place());
    group.cluster(spec.get("clusterName").stringOrEmpty(), false);
    group.count(count(document.content(), spec));
    group.absent(AbsentLabels.withPrefixes(KubeletLabels.CONTROL_PLANE));
    propagated(group, template.path("metadata", "labels"));
    machineTaints(group, document, template.path("spec", "taints"));
    bootstrap(group, document, template.get("spec"), all);
    AutoscalerHints.annotations(group, document.content().path("metadata", "annotations"));
    group.machineLabels(
        template.path("metadata", "labels").entries(),
        "Cluster API passes only labels of node-role.kubernetes.io, node-restriction.kubernetes.io"
            + " and node.cluster.x-k8s.io to nodes, unless --additional-sync-machine-labels says"
            + " otherwise");
    return group.build();
  }

  /** The taints of Machines reach their nodes, those of a pool do not: taint-propagation.md. */
  private static void machineTaints(
      GroupBuilder group, GenericObject document, FieldCursor taints) {
    if (!document.kind().equals("MachinePool")) {
      group.taints(taints, Phase.LASTING);
      return;
    }
    for (FieldCursor taint : taints.items()) {
      group.refuse(
          taint.get("key").stringOrEmpty(),
          taint.place(),
          "Cluster API does not pass the taints of a MachinePool to its nodes");
    }
  }

  /**
   * Machines register as their bootstrap configuration says, those of a cloud's pool as it does.
   */
  private static void bootstrap(
      GroupBuilder group, GenericObject document, FieldCursor machine, GroupDocuments all) {
    FieldCursor reference = machine.path("bootstrap", "configRef");
    GenericObject bootstrap = referred(reference, document, all);
    if (bootstrap != null) {
      KubeadmMachines.worker(group, bootstrap);
    } else if (reference.isPresent() || machine.path("bootstrap", "dataSecretName").isPresent()) {
      group.taintsUnknown();
    }
    FieldCursor infrastructure = machine.get("infrastructureRef");
    GenericObject pool = referred(infrastructure, document, all);
    String kind = infrastructure.get("kind").stringOrEmpty();
    if (pool != null && ClusterApiPools.reads(kind)) {
      ClusterApiPools.add(group, pool, document.content().path("spec", "replicas").integer());
    } else if (kind.endsWith("MachinePool") && !reference.isPresent()) {
      group.taintsUnknown();
    }
  }

  private static @Nullable GenericObject referred(
      FieldCursor reference, GenericObject from, GroupDocuments all) {
    return all.find(
        reference.get("kind").stringOrEmpty(), reference.get("name").stringOrEmpty(), from);
  }

  private static DeclaredGroup controlPlane(GenericObject document, FieldCursor spec) {
    GroupBuilder group =
        new GroupBuilder(document.kind() + "/" + document.name(), document.place());
    group.count(StatedCount.exactly(spec.get("replicas"), 1));
    group.cluster(
        document.content().path("metadata", "labels").get(CLUSTER).stringOrEmpty(), false);
    if (!document.kind().equals("KubeadmControlPlane")) {
      // How the kubelets of other bootstrap providers register is for their own files to say.
      group.label(KubeletLabels.CONTROL_PLANE, FactOrigin.PLATFORM);
      return group.taintsUnknown().build();
    }
    KubeletLabels.controlPlane(group);
    propagated(group, spec.path("machineTemplate", "metadata", "labels"));
    group.taints(spec.path("machineTemplate", "spec", "taints"), Phase.LASTING);
    KubeadmMachines.controlPlane(group, spec.get("kubeadmConfigSpec"));
    return group.build();
  }

  static NodeCount count(FieldCursor annotated, FieldCursor spec) {
    Long replicas = spec.get("replicas").integer();
    FieldCursor annotations = annotated.path("metadata", "annotations");
    Long min = number(annotations.get(MIN));
    Long max = number(annotations.get(MAX));
    if (min != null && max != null) {
      return new NodeCount(min, max, replicas == null ? min : replicas);
    }
    return StatedCount.exactly(spec.get("replicas"), 1);
  }

  private static @Nullable Long number(FieldCursor field) {
    String text = field.text();
    return text != null && text.matches("\\d{1,9}") ? Long.valueOf(text) : null;
  }

  /** Labels of a Machine that Cluster API copies to its Node: metadata-propagation.md. */
  static void propagated(GroupBuilder group, FieldCursor labels) {
    for (FieldCursor label : labels.entries()) {
      String value = label.source();
      if (isPropagated(label.name())) {
        List<String> values = List.of(value == null ? "" : value);
        group.label(label.name(), values, FactOrigin.STATED, label.place(), true);
      }
    }
  }

  private static boolean isPropagated(String key) {
    int slash = key.indexOf('/');
    String domain = slash < 0 ? "" : key.substring(0, slash);
    return key.startsWith("node-role.kubernetes.io/")
        || domain.equals("node-restriction.kubernetes.io")
        || domain.endsWith(".node-restriction.kubernetes.io")
        || domain.equals("node.cluster.x-k8s.io")
        || domain.endsWith(".node.cluster.x-k8s.io");
  }
}
