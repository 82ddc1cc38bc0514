package dev.rollcall.model;

import dev.rollcall.source.ObjectId;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kinds of documents that decide what nodes there will be, in the words of their projects. */
public final class NodeGroupKinds {

  private static final Map<String, Set<String>> KINDS =
      Map.ofEntries(
          Map.entry("karpenter.sh", Set.of("NodePool", "Provisioner")),
          Map.entry("karpenter.k8s.aws", Set.of("EC2NodeClass", "AWSNodeTemplate")),
          Map.entry("eks.amazonaws.com", Set.of("NodeClass")),
          Map.entry("karpenter.azure.com", Set.of("AKSNodeClass")),
          Map.entry("machine.openshift.io", Set.of("MachineSet", "ControlPlaneMachineSet")),
          Map.entry("autoscaling.openshift.io", Set.of("MachineAutoscaler")),
          Map.entry("config.openshift.io", Set.of("Scheduler")),
          Map.entry(
              "machineconfiguration.openshift.io", Set.of("MachineConfigPool", "KubeletConfig")),
          Map.entry(
              "containerservice.azure.com", Set.of("ManagedClustersAgentPool", "ManagedCluster")),
          Map.entry(
              "cluster.x-k8s.io",
              Set.of("MachineDeployment", "MachineSet", "MachinePool", "Cluster", "ClusterClass")),
          Map.entry(
              "controlplane.cluster.x-k8s.io",
              Set.of(
                  "KubeadmControlPlane",
                  "KubeadmControlPlaneTemplate",
                  "RKE2ControlPlane",
                  "KThreesControlPlane",
                  "TalosControlPlane",
                  "MicroK8sControlPlane")),
          Map.entry(
              "bootstrap.cluster.x-k8s.io",
              Set.of("KubeadmConfigTemplate", "KubeadmConfig", "EKSConfigTemplate", "EKSConfig")),
          Map.entry(
              "infrastructure.cluster.x-k8s.io",
              Set.of("AWSManagedMachinePool", "RosaMachinePool", "ROSAMachinePool")),
          Map.entry("kubeadm.k8s.io", Set.of("InitConfiguration", "JoinConfiguration")),
          Map.entry("kubelet.config.k8s.io", Set.of("KubeletConfiguration")),
          Map.entry("kind.x-k8s.io", Set.of("Cluster")),
          Map.entry("k3d.io", Set.of("Simple")),
          Map.entry("eksctl.io", Set.of("ClusterConfig")),
          Map.entry("kops.k8s.io", Set.of("InstanceGroup", "Cluster")),
          Map.entry("container.cnrm.cloud.google.com", Set.of("ContainerNodePool")),
          Map.entry("eks.services.k8s.aws", Set.of("Nodegroup")),
          Map.entry("eks.aws.upbound.io", Set.of("NodeGroup")),
          Map.entry("eks.aws.crossplane.io", Set.of("NodeGroup")),
          Map.entry("core.gardener.cloud", Set.of("Shoot")),
          Map.entry("hypershift.openshift.io", Set.of("NodePool")),
          Map.entry("hive.openshift.io", Set.of("MachinePool")),
          Map.entry("provisioning.cattle.io", Set.of("Cluster")),
          Map.entry("kubeone.k8c.io", Set.of("KubeOneCluster")),
          Map.entry("k0sctl.k0sproject.io", Set.of("Cluster", "cluster")),
          Map.entry("talos.dev", Set.of("MachineConfig", "HostnameConfig", "KubeNodeConfig")),
          Map.entry("talhelper", Set.of("TalConfig")),
          Map.entry("topf", Set.of("Topf")),
          Map.entry("k3s.io", Set.of("Config")));

  private static final Set<String> TALOS = Set.of("HostnameConfig", "KubeNodeConfig");
  private static final Map<String, Set<String>> TALOS_FIELDS =
      Map.of(
          "machine",
          Set.of(
              "certSANs",
              "features",
              "files",
              "install",
              "kernel",
              "kubelet",
              "network",
              "nodeAnnotations",
              "nodeLabels",
              "nodeTaints",
              "sysctls",
              "sysfs",
              "time",
              "udev"),
          "cluster",
          Set.of(
              "allowSchedulingOnControlPlanes",
              "allowSchedulingOnMasters",
              "apiServer",
              "controllerManager",
              "coreDNS",
              "discovery",
              "etcd",
              "extraManifests",
              "inlineManifests",
              "network",
              "proxy",
              "scheduler"));
  private static final List<String> K3S =
      List.of(
          "node-label",
          "node-label+",
          "node-taint",
          "node-taint+",
          "cluster-init",
          "write-kubeconfig-mode",
          "tls-san");

  private NodeGroupKinds() {}

  /** Returns whether documents of this kind decide nodes. */
  public static boolean has(String group, String kind) {
    return KINDS.getOrDefault(group, Set.of()).contains(kind);
  }

  /** Returns whether an object is such a document. */
  public static boolean has(GenericObject object) {
    ObjectId id = object.origin().object();
    int slash = id.apiVersion().indexOf('/');
    return slash > 0 && has(id.apiVersion().substring(0, slash), id.kind());
  }

  /**
   * Returns what a document of these projects is that does not say so itself, or null. Talos and
   * others name no group, or no kind at all.
   *
   * @param file the name of its file
   */
  public static @Nullable ObjectId infer(FieldCursor document, String file) {
    String apiVersion = document.get("apiVersion").stringOrEmpty();
    String kind = document.get("kind").stringOrEmpty();
    if (apiVersion.equals("v1alpha1") && TALOS.contains(kind)) {
      return id("talos.dev/v1alpha1", kind);
    }
    if (!apiVersion.isEmpty() || !kind.isEmpty()) {
      return null;
    }
    if (isTalos(document)) {
      return id("talos.dev/v1alpha1", "MachineConfig");
    }
    if (document.get("clusterName").isPresent()
        && document.get("endpoint").isPresent()
        && document.path("nodes").items().stream().anyMatch(NodeGroupKinds::isMachine)) {
      return id("talhelper/v1", "TalConfig");
    }
    if (document.get("clusterName").isPresent()
        && document.get("clusterEndpoint").isPresent()
        && document.path("nodes").items().stream().anyMatch(NodeGroupKinds::isTopfMachine)) {
      return id("topf/v1", "Topf");
    }
    return isK3s(document, file) ? id("k3s.io/v1", "Config") : null;
  }

  /** A patch of a configuration has its fields, and nothing that names it. */
  private static boolean isTalos(FieldCursor document) {
    if (document.get("version").stringOrEmpty().equals("v1alpha1")) {
      return document.get("machine").isPresent();
    }
    for (FieldCursor field : document.entries()) {
      Set<String> known = TALOS_FIELDS.getOrDefault(field.name(), Set.of());
      if (field.entries().stream().noneMatch(entry -> known.contains(entry.name()))) {
        return false;
      }
    }
    return document.get("machine").isPresent() || document.get("cluster").isPresent();
  }

  private static boolean isMachine(FieldCursor node) {
    return node.get("hostname").isPresent() && node.get("ipAddress").isPresent();
  }

  private static boolean isTopfMachine(FieldCursor node) {
    return node.get("host").isPresent() && node.get("role").isPresent();
  }

  private static boolean isK3s(FieldCursor document, String file) {
    boolean named = file.matches("(.*/)?config\\.ya?ml|(.*/)?config\\.yaml\\.d/[^/]+\\.ya?ml");
    if (!named) {
      return false;
    }
    for (String key : K3S) {
      if (document.get(key).isPresent()) {
        return true;
      }
    }
    return joinsServer(document);
  }

  /** Other programs have servers and tokens in their configuration, in other forms. */
  private static boolean joinsServer(FieldCursor document) {
    boolean joins = document.get("server").stringOrEmpty().startsWith("https://");
    return joins && document.get("token").string() != null;
  }

  private static ObjectId id(String apiVersion, String kind) {
    return new ObjectId(apiVersion, kind, "", "");
  }
}
