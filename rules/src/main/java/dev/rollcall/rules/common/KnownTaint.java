package dev.rollcall.rules.common;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A taint that clusters put on nodes by themselves, with the value that they give it.
 *
 * @param nodes which nodes have it
 */
public record KnownTaint(String key, String value, String effect, String nodes) {

  public static final String CONTROL_PLANE = "node-role.kubernetes.io/control-plane";
  public static final String MASTER = "node-role.kubernetes.io/master";

  /** The taints of widespread distributions, drivers and autoscalers that keep pods off nodes. */
  static final List<KnownTaint> ALL =
      List.of(
          new KnownTaint(CONTROL_PLANE, "", "NoSchedule", "control plane nodes"),
          new KnownTaint("nvidia.com/gpu", "present", "NoSchedule", "GPU nodes of GKE"),
          new KnownTaint("amd.com/gpu", "present", "NoSchedule", "nodes with AMD GPUs"),
          new KnownTaint("google.com/tpu", "present", "NoSchedule", "TPU nodes of GKE"),
          new KnownTaint("kubernetes.io/arch", "arm64", "NoSchedule", "Arm nodes of GKE"),
          new KnownTaint("node.kubernetes.io/os", "windows", "NoSchedule", "Windows nodes of GKE"),
          new KnownTaint("cloud.google.com/gke-spot", "true", "NoSchedule", "spot nodes of GKE"),
          new KnownTaint(
              "kubernetes.azure.com/scalesetpriority", "spot", "NoSchedule", "spot nodes of AKS"),
          new KnownTaint(
              "eks.amazonaws.com/compute-type", "fargate", "NoSchedule", "Fargate nodes of EKS"),
          new KnownTaint("CriticalAddonsOnly", "true", "NoSchedule", "system nodes of AKS"),
          new KnownTaint(
              "virtual-kubelet.io/provider", "azure", "NoSchedule", "virtual nodes of AKS"),
          new KnownTaint(
              "node.cloudprovider.kubernetes.io/uninitialized",
              "true",
              "NoSchedule",
              "nodes that the cloud controller manager has not seen yet"),
          new KnownTaint(
              "node.kubernetes.io/out-of-service", "nodeshutdown", "NoExecute", "nodes shut down"),
          new KnownTaint("node.kubernetes.io/not-ready", "", "NoSchedule", "nodes not ready"),
          new KnownTaint("node.kubernetes.io/unreachable", "", "NoSchedule", "nodes cut off"),
          new KnownTaint(
              "node.kubernetes.io/network-unavailable", "", "NoSchedule", "nodes without network"),
          new KnownTaint(
              "node.kubernetes.io/unschedulable", "", "NoSchedule", "nodes that are cordoned"),
          new KnownTaint(
              "node.kubernetes.io/disk-pressure", "", "NoSchedule", "nodes short of disk"),
          new KnownTaint(
              "node.kubernetes.io/memory-pressure", "", "NoSchedule", "nodes short of memory"),
          new KnownTaint(
              "node.kubernetes.io/pid-pressure", "", "NoSchedule", "nodes short of process ids"),
          new KnownTaint(MASTER, "", "NoSchedule", "control plane nodes before 1.24"));

  /** Returns the known taint of the key, null if there is none. */
  static @Nullable public KnownTaint of(String key) {
    for (KnownTaint taint : ALL) {
      if (taint.key.equals(key)) {
        return taint;
      }
    }
    return null;
  }
}
