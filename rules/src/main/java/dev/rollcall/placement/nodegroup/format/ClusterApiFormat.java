package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.placement.nodegroup.AbsentLabels;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.DeclaredTaint.Phase;
import dev.rollcall.placement.nodegroup.FactOrigin;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.placement.nodegroup.NodeCount;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cluster API: deployments, sets and pools of machines, control planes, topologies. */
final class ClusterApiFormat implements GroupFormat {

  private static final String API = "cluster.x-k8s.io";
  private static final String MIN = API + "/cluster-api-autoscaler-node-group-min-size";
  private static final String MAX = API + "/cluster-api-autoscaler-node-group-max-size";
  private static final List<String> KINDS =
      List.of("MachineDeployment", "MachineSet", "MachinePool", "Cluster");

  @Override
  public boolean reads(String group, String kind) {
    return (group.equals(API) && KINDS.contains(kind))
        || (group.equals("controlplane." + API) && kind.equals("KubeadmControlPlane"));
  }

  @Override
  public List<DeclaredGroup> read(GenericObject document, GroupDocuments all) {
    FieldCursor spec = document.content().get("spec");
    return switch (document.kind()) {
      case "KubeadmControlPlane" -> List.of(controlPlane(document, spec));
      case "Cluster" -> topology(document, spec.get("topology"));
      default -> List.of(machines(document, spec, all));
    };
  }

  private static GroupBuilder start(GenericObject document, String name) {
    return new GroupBuilder(name, document.place())
        .platformTaint("node.cluster.x-k8s.io/uninitialized:NoSchedule", Phase.STARTUP);
  }

  private static DeclaredGroup machines(
      GenericObject document, FieldCursor spec, GroupDocuments all) {
    FieldCursor template = spec.get("template");
    GroupBuilder group = start(document, document.kind() + "/" + document.name());
    group.cluster(spec.get("clusterName").stringOrEmpty(), false);
    group.count(count(document.content(), spec));
    group.absent(AbsentLabels.withPrefixes(KubeletLabels.CONTROL_PLANE));
    propagated(group, template.path("metadata", "labels"));
    for (FieldCursor taint : template.path("spec", "taints").items()) {
      group.taint(taint, Phase.LASTING);
    }
    FieldCursor reference = template.path("spec", "bootstrap", "configRef");
    GenericObject bootstrap =
        all.find(reference.get("kind").stringOrEmpty(), reference.get("name").stringOrEmpty());
    if (bootstrap != null) {
      boolean wrapped = bootstrap.kind().endsWith("Template");
      FieldCursor config = bootstrap.content().get("spec");
      config = wrapped ? config.path("template", "spec") : config;
      FieldCursor registration = config.path("joinConfiguration", "nodeRegistration");
      NodeRegistration.labels(group, registration);
      NodeRegistration.taints(group, registration, false, Phase.LASTING);
    }
    return group.build();
  }

  private static DeclaredGroup controlPlane(GenericObject document, FieldCursor spec) {
    GroupBuilder group = start(document, "KubeadmControlPlane/" + document.name());
    Long replicas = spec.get("replicas").integer();
    group.count(NodeCount.exactly(replicas == null ? 1 : replicas));
    KubeletLabels.controlPlane(group);
    propagated(group, spec.path("machineTemplate", "metadata", "labels"));
    FieldCursor first = spec.path("kubeadmConfigSpec", "initConfiguration", "nodeRegistration");
    FieldCursor joined = spec.path("kubeadmConfigSpec", "joinConfiguration", "nodeRegistration");
    NodeRegistration.labels(group, joined);
    // The first machine registers by the one, all others and whatever replaces it by the other.
    boolean same =
        first.get("taints").isPresent() == joined.get("taints").isPresent()
            && texts(first).equals(texts(joined));
    if (same) {
      NodeRegistration.taints(group, joined, true, Phase.LASTING);
    } else {
      NodeRegistration.taints(group, first, true, Phase.SOME_NODES);
      NodeRegistration.taints(group, joined, true, Phase.SOME_NODES);
    }
    return group.build();
  }

  private static List<String> texts(FieldCursor registration) {
    List<String> texts = new ArrayList<>();
    for (FieldCursor taint : registration.get("taints").items()) {
      texts.add(
          taint.get("key").source()
              + "="
              + taint.get("value").source()
              + ":"
              + taint.get("effect").source());
    }
    return texts;
  }

  private static List<DeclaredGroup> topology(GenericObject document, FieldCursor topology) {
    List<DeclaredGroup> groups = new ArrayList<>();
    FieldCursor controlPlane = topology.get("controlPlane");
    if (controlPlane.isPresent()) {
      GroupBuilder group = start(document, "Cluster/" + document.name() + "/control-plane");
      group.cluster(document.name(), false).count(count(controlPlane, controlPlane));
      KubeletLabels.controlPlane(group);
      propagated(group, controlPlane.path("metadata", "labels"));
      group.platformTaint(KubeletLabels.CONTROL_PLANE + ":NoSchedule", Phase.LASTING);
      groups.add(group.build());
    }
    for (FieldCursor workers : topology.path("workers", "machineDeployments").items()) {
      String name = workers.get("name").stringOrEmpty();
      GroupBuilder group = start(document, "MachineDeployment/" + document.name() + "-" + name);
      group.cluster(document.name(), false).count(count(workers, workers));
      propagated(group, workers.path("metadata", "labels"));
      groups.add(group.build());
    }
    return groups;
  }

  private static NodeCount count(FieldCursor annotated, FieldCursor spec) {
    Long replicas = spec.get("replicas").integer();
    FieldCursor annotations = annotated.path("metadata", "annotations");
    Long min = number(annotations.get(MIN));
    Long max = number(annotations.get(MAX));
    if (min != null && max != null) {
      return new NodeCount(min, max, replicas == null ? min : replicas);
    }
    return NodeCount.exactly(replicas == null ? 1 : replicas);
  }

  private static @Nullable Long number(FieldCursor field) {
    String text = field.text();
    return text != null && text.matches("\\d{1,9}") ? Long.valueOf(text) : null;
  }

  /** Labels of a Machine that Cluster API copies to its Node: metadata-propagation.md. */
  private static void propagated(GroupBuilder group, FieldCursor labels) {
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
