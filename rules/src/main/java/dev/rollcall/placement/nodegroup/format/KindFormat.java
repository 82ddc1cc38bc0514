package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.placement.nodegroup.AbsentLabels;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.DeclaredTaint.Phase;
import dev.rollcall.placement.nodegroup.FactOrigin;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;

/** Clusters of kind, for development. */
final class KindFormat implements GroupFormat {

  private final KubeadmPatches patches;

  KindFormat(KubeadmPatches patches) {
    this.patches = patches;
  }

  @Override
  public boolean reads(String group, String kind) {
    return group.equals("kind.x-k8s.io") && kind.equals("Cluster");
  }

  @Override
  public List<DeclaredGroup> read(GenericObject document, GroupDocuments all) {
    List<FieldCursor> nodes = document.content().get("nodes").items();
    String name = document.content().get("name").stringOrEmpty();
    // Each file is a cluster of its own, whatever it is called.
    String cluster = document.origin().file().name() + (name.isEmpty() ? "" : "#" + name);
    List<DeclaredGroup> groups = new ArrayList<>();
    if (nodes.isEmpty()) {
      groups.add(node(document, document.content(), cluster, "control-plane-1", true));
      return groups;
    }
    int controlPlanes = 0;
    int workers = 0;
    for (FieldCursor node : nodes) {
      boolean controlPlane = !node.get("role").stringOrEmpty().equals("worker");
      int number = controlPlane ? ++controlPlanes : ++workers;
      String called = (controlPlane ? "control-plane" : "worker") + "-" + number;
      groups.add(node(document, node, cluster, called, nodes.size() == 1));
    }
    return groups;
  }

  private DeclaredGroup node(
      GenericObject document, FieldCursor node, String cluster, String called, boolean only) {
    boolean controlPlane = called.startsWith("control-plane");
    GroupBuilder group =
        new GroupBuilder("kind/" + called, node.place())
            .node(hostname(document, called))
            .newNodesOnly()
            .cluster(cluster, true)
            .absent(AbsentLabels.allBut("kubernetes.io/arch", "beta.kubernetes.io/arch"));
    if (controlPlane) {
      group.label(KubeletLabels.CONTROL_PLANE, FactOrigin.PLATFORM, "");
      if (!only) {
        group.label(KubeletLabels.EXCLUDED, FactOrigin.PLATFORM, "");
      }
    }
    for (FieldCursor label : node.get("labels").entries()) {
      String value = label.source();
      group.label(
          label.name(),
          List.of(value == null ? "" : value),
          FactOrigin.STATED,
          label.place(),
          false);
      KubeletLabels.refuseReserved(group, label.name(), label);
    }
    boolean tainted = false;
    boolean first = called.equals("control-plane-1");
    for (FieldCursor patch : patches("kubeadmConfigPatches", document, node)) {
      tainted |= patches.apply(patch, first, controlPlane, group);
    }
    for (FieldCursor patch : patches("kubeadmConfigPatchesJSON6902", document, node)) {
      tainted |= patches.operate(patch, first, group);
    }
    // With one node kubeadm's taint is taken off again: init.go of kind.
    if (controlPlane && !only && !tainted) {
      group.platformTaint(KubeletLabels.CONTROL_PLANE + ":NoSchedule", Phase.LASTING);
    }
    return group.build();
  }

  /** The first node of a role has no number: kind-worker, kind-worker2. */
  private static String hostname(GenericObject document, String called) {
    String name = document.content().get("name").stringOrEmpty();
    String numbered = called.endsWith("-1") ? called.replace("-1", "") : called;
    return (name.isEmpty() ? "kind" : name) + "-" + numbered.replaceFirst("-(\\d+)$", "$1");
  }

  private static List<FieldCursor> patches(String field, GenericObject document, FieldCursor node) {
    List<FieldCursor> found = new ArrayList<>(document.content().get(field).items());
    if (node != document.content()) {
      found.addAll(node.get(field).items());
    }
    return found;
  }
}
