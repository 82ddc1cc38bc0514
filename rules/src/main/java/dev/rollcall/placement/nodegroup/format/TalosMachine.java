package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.placement.nodegroup.AbsentLabels;
import dev.rollcall.placement.nodegroup.DeclaredTaint;
import dev.rollcall.placement.nodegroup.FactOrigin;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What configuration and patches say of one machine of Talos; a later one wins, key by key. */
final class TalosMachine {

  /** The fields that let workloads run on control planes; either is enough. */
  private static final List<String> ALLOWING =
      List.of("allowSchedulingOnControlPlanes", "allowSchedulingOnMasters");

  private final boolean controlPlane;
  private final Map<String, FieldCursor> labels = new LinkedHashMap<>();
  private final Map<String, FieldCursor> taints = new LinkedHashMap<>();
  private final Map<String, FieldCursor> explicitLabels = new LinkedHashMap<>();
  private final Map<String, FieldCursor> explicitTaints = new LinkedHashMap<>();
  private final List<FieldCursor> kubelets = new ArrayList<>();
  private final boolean[] schedulable = new boolean[ALLOWING.size()];
  private boolean explicit;
  private boolean registersTaints;
  private boolean complete = true;

  TalosMachine(boolean controlPlane) {
    this.controlPlane = controlPlane;
  }

  /** Says whether workloads run on control planes. */
  TalosMachine schedulable(FieldCursor cluster) {
    for (int i = 0; i < ALLOWING.size(); i++) {
      FieldCursor allowed = cluster.get(ALLOWING.get(i));
      Boolean said = allowed.bool();
      if (said != null) {
        schedulable[i] = said;
      } else if (allowed.isPresent()) {
        incomplete();
      }
    }
    return this;
  }

  /** Sets a field of the cluster, if it is one that lets workloads run on control planes. */
  void schedulable(String field, boolean allowed) {
    int index = ALLOWING.indexOf(field);
    if (index >= 0) {
      schedulable[index] = allowed;
    }
  }

  /** Says for which version of Talos the machine is: kubelets register with taints since 1.14. */
  TalosMachine version(String version) {
    String minor = version.replaceFirst("^.*[:@]", "").replaceFirst("^v?1\\.(\\d{1,4}).*$", "$1");
    registersTaints |= minor.matches("\\d+") && Integer.parseInt(minor) >= 14;
    return this;
  }

  /** Adds the part of a configuration or a patch that is about the machine. */
  TalosMachine machine(FieldCursor machine) {
    declare(machine.get("nodeLabels"), machine.get("nodeTaints"));
    kubelets.add(machine.get("kubelet"));
    return version(machine.path("install", "image").stringOrEmpty());
  }

  /** Adds labels and taints of the configuration. */
  TalosMachine declare(FieldCursor ownLabels, FieldCursor ownTaints) {
    merge(taints, ownTaints);
    return label(ownLabels);
  }

  /** Adds labels of the configuration. */
  TalosMachine label(FieldCursor ownLabels) {
    merge(labels, ownLabels);
    return this;
  }

  /** Adds a KubeNodeConfig, which replaces labels and taints from Talos 1.14 on. */
  TalosMachine node(FieldCursor document) {
    explicit = true;
    merge(explicitLabels, document.get("labels"));
    merge(explicitTaints, document.get("taints"));
    return this;
  }

  /** Says that a patch cannot be read. */
  TalosMachine incomplete() {
    complete = false;
    return this;
  }

  /** An entry that a patch deletes is one that is not there. */
  private static void merge(Map<String, FieldCursor> into, FieldCursor map) {
    for (FieldCursor entry : map.entries()) {
      if (entry.get("$patch").stringOrEmpty().equals("delete")) {
        into.remove(entry.name());
      } else if (entry.source() != null) {
        into.put(entry.name(), entry);
      }
    }
  }

  /** Returns the group of this machine, or of any number of machines if it has no name. */
  GroupBuilder group(String name, FieldLocation place, String fallback) {
    GroupBuilder group =
        new GroupBuilder("Talos/" + (name.isEmpty() ? fallback : name), place)
            .label("kubernetes.io/os", FactOrigin.PLATFORM, "linux");
    if (complete) {
      group.absent(AbsentLabels.withPrefixes("node-role.kubernetes.io/"));
    } else {
      group.taintsUnknown();
    }
    if (!name.isEmpty()) {
      group.node(name);
    }
    labelsAndTaints(group, explicit ? explicitLabels : labels, explicit ? explicitTaints : taints);
    for (FieldCursor kubelet : kubelets) {
      kubelet(group, kubelet);
    }
    return group;
  }

  private void labelsAndTaints(
      GroupBuilder group, Map<String, FieldCursor> labels, Map<String, FieldCursor> taints) {
    for (FieldCursor label : labels.values()) {
      group.label(
          label.name(),
          List.of(String.valueOf(label.source())),
          FactOrigin.STATED,
          label.place(),
          false);
    }
    if (controlPlane && !explicit) {
      group.label(KubeletLabels.CONTROL_PLANE, FactOrigin.PLATFORM, "");
      if (!schedulable[0] && !schedulable[1] && complete) {
        group.platformTaint(
            KubeletLabels.CONTROL_PLANE + ":NoSchedule", DeclaredTaint.Phase.LASTING);
      }
    }
    boolean taintsArrive = controlPlane || explicit || registersTaints;
    // A control plane writes as administrator, a worker with the rights of its kubelet.
    if (!controlPlane) {
      refuse(group, labels, taintsArrive ? Map.of() : taints);
    }
    if (taintsArrive) {
      addTaints(group, taints.values());
    }
  }

  /**
   * Talos writes labels and taints of a worker in one update, which NodeRestriction refuses whole:
   * node_apply.go.
   */
  private static void refuse(
      GroupBuilder group, Map<String, FieldCursor> labels, Map<String, FieldCursor> taints) {
    String blocker = "";
    for (FieldCursor label : labels.values()) {
      if (KubeletLabels.isRefusedBySelf(label.name())) {
        blocker = "the label \"" + label.name() + "\"";
        String reason =
            "the API server refuses the reserved label \"%s\" on a worker, which writes it with the"
                + " rights of its kubelet";
        group.refuse(label.name(), label.place(), reason.formatted(label.name()));
      }
    }
    for (FieldCursor taint : taints.values()) {
      blocker = blocker.isEmpty() ? "the taint \"" + taint.name() + "\"" : blocker;
      group.refuse(
          taint.name(),
          taint.place(),
          "the API server refuses taints that a worker gives itself: until Talos 1.14 register it"
              + " with the kubelet, or list it in a KubeNodeConfig");
    }
    if (blocker.isEmpty()) {
      return;
    }
    for (FieldCursor label : labels.values()) {
      if (group.has(label.name())) {
        group.refuse(
            label.name(),
            label.place(),
            "Talos writes all labels of a worker in one update, which is refused for " + blocker);
      }
    }
    group.absentToo(List.copyOf(labels.keySet()));
  }

  private static void addTaints(GroupBuilder group, Iterable<FieldCursor> taints) {
    for (FieldCursor taint : taints) {
      group.taint(taint.name(), String.valueOf(taint.source()), taint.place());
    }
  }

  /** Flags and configuration of the kubelet act on registration, for every machine. */
  private static void kubelet(GroupBuilder group, FieldCursor kubelet) {
    FieldCursor arguments = kubelet.get("extraArgs");
    FieldCursor labels = arguments.get("node-labels");
    if (labels.source() != null) {
      KubeletLabels.addPairs(group, labels.source(), labels);
    }
    FieldCursor taints = arguments.get("register-with-taints");
    if (taints.source() != null) {
      KubeletLabels.addTaints(group, taints.source(), taints);
    }
    FieldCursor configuration = kubelet.get("extraConfig");
    group.taints(configuration.get("registerWithTaints"), DeclaredTaint.Phase.LASTING);
    Long maxPods = configuration.get("maxPods").integer();
    if (maxPods != null) {
      group.maxPods(maxPods);
    }
  }
}
