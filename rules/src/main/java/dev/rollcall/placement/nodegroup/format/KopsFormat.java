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

/** Instance groups of kOps. */
final class KopsFormat implements GroupFormat {

  private static final String API_SERVER = "node-role.kubernetes.io/api-server";
  private static final String[] NVIDIA = {"containerd", "nvidiaGPU", "enabled"};

  @Override
  public boolean reads(String group, String kind) {
    return group.equals("kops.k8s.io") && kind.equals("InstanceGroup");
  }

  @Override
  public List<DeclaredGroup> read(GenericObject document, GroupDocuments all) {
    FieldCursor spec = document.content().get("spec");
    String role = spec.get("role").stringOrEmpty();
    if (role.equals("Bastion")) {
      return List.of();
    }
    boolean controlPlane = isControlPlane(role);
    GroupBuilder group =
        new GroupBuilder("InstanceGroup/" + document.name(), document.place())
            .cluster(
                document.meta().labels().get("kops.k8s.io/cluster") == null
                    ? ""
                    : String.valueOf(document.meta().labels().get("kops.k8s.io/cluster")),
                false)
            .count(count(spec, controlPlane))
            .absent(AbsentLabels.withPrefixes("node-role.kubernetes.io/"));
    role(group, role);
    FieldCursor cluster = cluster(document, all);
    FieldCursor usual = cluster.get("kubelet");
    if (controlPlane) {
      taints(group, usual.get("taints")); // those of all kubelets are merged with its own
      kubelet(group, cluster.get("controlPlaneKubelet"));
      kubelet(group, cluster.get("masterKubelet")); // until v1alpha2
    } else {
      kubelet(group, usual);
    }
    gpus(group, cluster, spec);
    if (spec.get("manager").stringOrEmpty().equals("Karpenter")) {
      group.platformTaint("karpenter.sh/unregistered:NoExecute", Phase.STARTUP);
    }
    InstanceTypes.add(group, types(spec));
    group.labels(spec.get("nodeLabels"));
    taints(group, spec.get("taints"));
    kubelet(group, spec.get("kubelet"));
    AutoscalerHints.tags(group, spec.get("cloudLabels"));
    return List.of(group.build());
  }

  private static boolean isControlPlane(String role) {
    return role.equals("Master") || role.equals("ControlPlane");
  }

  /** Adds what the role alone makes of nodes. */
  private static void role(GroupBuilder group, String role) {
    if (isControlPlane(role)) {
      KubeletLabels.controlPlane(group);
      group.label("kops.k8s.io/kops-controller-pki", FactOrigin.PLATFORM, "");
      group.platformTaint(KubeletLabels.CONTROL_PLANE + ":NoSchedule", Phase.LASTING);
    } else if (role.equals("APIServer")) {
      group.label(API_SERVER, FactOrigin.PLATFORM, "");
      group.platformTaint(API_SERVER + ":NoSchedule", Phase.LASTING);
    } else if (role.equals("Node") || role.isEmpty()) {
      group.label("node-role.kubernetes.io/node", FactOrigin.PLATFORM, "");
    } else {
      group.absent(AbsentLabels.UNKNOWN).taintsUnknown();
    }
  }

  private static void taints(GroupBuilder group, FieldCursor list) {
    for (FieldCursor taint : list.items()) {
      group.taint(taint.stringOrEmpty(), taint.place(), Phase.LASTING, FactOrigin.STATED);
    }
  }

  private static void kubelet(GroupBuilder group, FieldCursor kubelet) {
    group.labels(kubelet.get("nodeLabels"));
    taints(group, kubelet.get("taints"));
    Long maxPods = kubelet.get("maxPods").integer();
    if (maxPods != null) {
      group.maxPods(maxPods);
    }
  }

  /** Returns the settings of the group's cluster. */
  private static FieldCursor cluster(GenericObject document, GroupDocuments all) {
    String name =
        document.content().path("metadata", "labels").get("kops.k8s.io/cluster").stringOrEmpty();
    GenericObject cluster = all.find("Cluster", name, document);
    return cluster == null ? document.content().get("none") : cluster.content().get("spec");
  }

  /**
   * On AWS machines with GPUs are labelled and tainted where the driver is switched on for the
   * cluster or the group; a taint of that key is not added twice.
   */
  private static void gpus(GroupBuilder group, FieldCursor cluster, FieldCursor spec) {
    boolean all = cluster.path(NVIDIA).isTrue();
    boolean own = spec.path(NVIDIA).isTrue();
    List<String> types = types(spec);
    boolean hasGpus = !types.isEmpty() && types.stream().allMatch(InstanceTypes::hasNvidiaGpus);
    if (!own && !(all && hasGpus)) {
      return;
    }
    group.label("kops.k8s.io/gpu", FactOrigin.PLATFORM, "1");
    for (FieldCursor taint : spec.get("taints").items()) {
      if (taint.stringOrEmpty().startsWith("nvidia.com/gpu")) {
        return;
      }
    }
    group.platformTaint("nvidia.com/gpu:NoSchedule", Phase.LASTING);
  }

  private static List<String> types(FieldCursor spec) {
    List<String> types = new ArrayList<>();
    for (FieldCursor type : spec.path("mixedInstancesPolicy", "instances").items()) {
      types.add(type.stringOrEmpty());
    }
    String single = spec.get("machineType").stringOrEmpty();
    if (types.isEmpty() && !single.isEmpty()) {
      types.add(single);
    }
    return types;
  }

  /** Defaults of populate_instancegroup_spec.go: one control plane node, two others. */
  private static NodeCount count(FieldCursor spec, boolean controlPlane) {
    if (spec.get("manager").stringOrEmpty().equals("Karpenter")) {
      return NodeCount.ANY;
    }
    long usual = controlPlane ? 1 : 2;
    Long min = spec.get("minSize").integer();
    Long max = spec.get("maxSize").integer();
    if (StatedCount.isUnknown(spec.get("minSize")) || StatedCount.isUnknown(spec.get("maxSize"))) {
      return new NodeCount(min == null ? 0 : min, max, null);
    }
    long least = min == null ? usual : min;
    long most = max == null ? Math.max(usual, least) : max;
    return new NodeCount(least, most, least == most ? Long.valueOf(least) : null);
  }
}
