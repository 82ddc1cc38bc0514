package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.placement.nodegroup.AbsentLabels;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.DeclaredTaint;
import dev.rollcall.placement.nodegroup.FactOrigin;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.placement.nodegroup.NodeCount;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Machine configurations of Talos: one machine a file, with the documents beside it. */
final class TalosFormat implements GroupFormat {

  @Override
  public boolean reads(String group, String kind) {
    return group.equals("talos.dev") && kind.equals("MachineConfig");
  }

  @Override
  public List<DeclaredGroup> read(GenericObject document, GroupDocuments all) {
    FieldCursor machine = document.content().get("machine");
    FieldCursor cluster = document.content().get("cluster");
    String type = machine.get("type").stringOrEmpty();
    if (type.isEmpty()) {
      return List.of(); // a patch of machines that other files name
    }
    GenericObject hostname = all.beside(document, "HostnameConfig");
    String name =
        hostname == null
            ? machine.path("network", "hostname").stringOrEmpty()
            : hostname.text("hostname");
    GenericObject node = all.beside(document, "KubeNodeConfig");
    TalosMachine talos =
        new TalosMachine(
            !type.equals("worker"),
            isSchedulable(cluster),
            machine.get("kubelet"),
            node == null ? null : node.content());
    GroupBuilder group = talos.group(name, document.place(), fileName(document));
    group.cluster(cluster.get("clusterName").stringOrEmpty(), false);
    talos.labelsAndTaints(group, machine.get("nodeLabels"), machine.get("nodeTaints"));
    return List.of(group.build());
  }

  private static String fileName(GenericObject document) {
    return document.origin().file().name().replaceFirst(".*/", "").replaceFirst("\\.ya?ml$", "");
  }

  static boolean isSchedulable(FieldCursor cluster) {
    return cluster.get("allowSchedulingOnControlPlanes").isTrue()
        || cluster.get("allowSchedulingOnMasters").isTrue();
  }

  /**
   * One machine of Talos.
   *
   * @param schedulable whether workloads run on control planes
   * @param kubelet the kubelet's part of the machine configuration
   * @param node the document that replaces labels and taints from Talos 1.14 on, or null
   */
  record TalosMachine(
      boolean controlPlane, boolean schedulable, FieldCursor kubelet, @Nullable FieldCursor node) {

    GroupBuilder group(String name, FieldLocation place, String fallback) {
      GroupBuilder group =
          new GroupBuilder("Talos/" + (name.isEmpty() ? fallback : name), place)
              .label("kubernetes.io/os", FactOrigin.PLATFORM, "linux")
              .absent(AbsentLabels.withPrefixes("node-role.kubernetes.io/"));
      if (name.isEmpty()) {
        return group.count(NodeCount.ANY);
      }
      return group.node(name);
    }

    /** Adds what the machine declares, as far as it arrives. */
    void labelsAndTaints(GroupBuilder group, FieldCursor labels, FieldCursor taints) {
      FieldCursor ownLabels = node == null ? labels : node.get("labels");
      FieldCursor ownTaints = node == null ? taints : node.get("taints");
      group.labels(ownLabels);
      if (controlPlane && node == null) {
        group.label(KubeletLabels.CONTROL_PLANE, FactOrigin.PLATFORM, "");
        if (!schedulable) {
          group.platformTaint(
              KubeletLabels.CONTROL_PLANE + ":NoSchedule", DeclaredTaint.Phase.LASTING);
        }
      }
      // A control plane writes as administrator, a worker with the rights of its kubelet.
      boolean arrives = controlPlane || refuse(group, ownLabels, ownTaints);
      if (controlPlane || node != null) {
        addTaints(group, ownTaints);
      } else if (arrives && ownTaints.entries().isEmpty()) {
        addTaints(group, ownTaints);
      }
      kubelet(group);
    }

    /**
     * Talos writes labels and taints of a worker in one update, which NodeRestriction refuses
     * whole: node_apply.go. Returns whether it goes through.
     */
    private boolean refuse(GroupBuilder group, FieldCursor labels, FieldCursor taints) {
      String blocker = "";
      for (FieldCursor label : labels.entries()) {
        if (KubeletLabels.isRefusedBySelf(label.name())) {
          blocker = "the label \"" + label.name() + "\"";
          group.refuse(
              label.name(),
              label.place(),
              "the API server refuses the reserved label \""
                  + label.name()
                  + "\" on a worker, which writes it with the rights of its kubelet");
        }
      }
      if (blocker.isEmpty() && node == null && !taints.entries().isEmpty()) {
        FieldCursor first = taints.entries().get(0);
        blocker = "the taint \"" + first.name() + "\"";
        group.refuse(
            first.name(),
            first.place(),
            "the API server refuses taints that a worker gives itself: until Talos 1.14 register it"
                + " with the kubelet, or list it in a KubeNodeConfig");
      }
      if (blocker.isEmpty()) {
        return true;
      }
      for (FieldCursor label : labels.entries()) {
        if (group.has(label.name())) {
          group.refuse(
              label.name(),
              label.place(),
              "Talos writes all labels of a worker in one update, which is refused for " + blocker);
        }
      }
      group.absentToo(labels.entries().stream().map(FieldCursor::name).toList());
      return false;
    }

    private static void addTaints(GroupBuilder group, FieldCursor taints) {
      for (FieldCursor taint : taints.entries()) {
        String text = taint.source();
        if (text == null) {
          continue;
        }
        int colon = text.lastIndexOf(':');
        String value = colon < 0 ? "" : text.substring(0, colon);
        String effect = colon < 0 ? text : text.substring(colon + 1);
        group.taint(
            taint.name() + (value.isEmpty() ? "" : "=" + value) + ":" + effect,
            taint.place(),
            DeclaredTaint.Phase.LASTING,
            FactOrigin.STATED);
      }
    }

    /** Flags and configuration of the kubelet act on registration, for every machine. */
    private void kubelet(GroupBuilder group) {
      FieldCursor arguments = kubelet.get("extraArgs");
      FieldCursor labels = arguments.get("node-labels");
      if (labels.source() != null) {
        KubeletLabels.addPairs(group, labels.source(), labels);
      }
      FieldCursor taints = arguments.get("register-with-taints");
      if (taints.source() != null) {
        KubeletLabels.addTaints(group, taints.source(), taints);
      }
      group.taints(kubelet.path("extraConfig", "registerWithTaints"), DeclaredTaint.Phase.LASTING);
      group.maxPods(kubelet.path("extraConfig", "maxPods").integer());
    }
  }
}
