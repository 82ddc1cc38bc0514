package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;

/**
 * What a pod is made of and where it may run.
 *
 * @param serviceAccount the deprecated name of {@code serviceAccountName}, which stands in for it
 */
public record PodSpec(
    FieldLocation place,
    Value<String> nodeName,
    StringMap nodeSelector,
    NodeAffinity nodeAffinity,
    PodAffinity podAffinity,
    PodAffinity podAntiAffinity,
    List<Toleration> tolerations,
    List<TopologySpreadConstraint> topologySpreadConstraints,
    HostNamespaces host,
    List<Container> initContainers,
    List<Container> containers,
    List<Volume> volumes,
    SecurityContext securityContext,
    ResourceRequirements resources,
    ResourceList overhead,
    List<Value<String>> imagePullSecrets,
    Value<String> osName,
    Value<String> dnsPolicy,
    Value<String> schedulerName,
    Value<String> priorityClassName,
    Value<Long> priority,
    Value<String> preemptionPolicy,
    Value<String> runtimeClassName,
    Value<String> serviceAccountName,
    Value<String> serviceAccount,
    Value<Boolean> automountServiceAccountToken,
    Value<Long> terminationGracePeriodSeconds) {

  static PodSpec read(FieldCursor spec) {
    HostNamespaces host = HostNamespaces.read(spec);
    boolean hostNetwork = host.network().get();
    FieldCursor affinity = spec.get("affinity");
    FieldCursor account =
        spec.get("serviceAccountName").isPresent()
            ? spec.get("serviceAccountName")
            : spec.get("serviceAccount");
    return new PodSpec(
        spec.place(),
        Value.string(spec.get("nodeName")),
        StringMap.read(spec.get("nodeSelector")),
        NodeAffinity.read(affinity.get("nodeAffinity")),
        PodAffinity.read(affinity.get("podAffinity")),
        PodAffinity.read(affinity.get("podAntiAffinity")),
        FieldLists.read(spec.get("tolerations"), Toleration::read),
        FieldLists.read(spec.get("topologySpreadConstraints"), TopologySpreadConstraint::read),
        host,
        FieldLists.read(spec.get("initContainers"), item -> Container.read(item, hostNetwork)),
        FieldLists.read(spec.get("containers"), item -> Container.read(item, hostNetwork)),
        FieldLists.read(spec.get("volumes"), Volume::read),
        SecurityContext.read(spec.get("securityContext")),
        ResourceRequirements.read(spec.get("resources")),
        ResourceList.read(spec.get("overhead")),
        FieldLists.read(spec.get("imagePullSecrets"), item -> Value.string(item.get("name"))),
        Value.string(spec.path("os", "name")),
        Value.string(spec.get("dnsPolicy"), "ClusterFirst"),
        Value.string(spec.get("schedulerName"), "default-scheduler"),
        Value.string(spec.get("priorityClassName")),
        Value.integer(spec.get("priority"), 0),
        Value.string(spec.get("preemptionPolicy")),
        Value.string(spec.get("runtimeClassName")),
        Value.string(account, "default"),
        Value.string(spec.get("serviceAccount")),
        Value.bool(spec.get("automountServiceAccountToken"), true),
        Value.integer(spec.get("terminationGracePeriodSeconds"), 30));
  }

  /** Tells whether one of the written tolerations covers the taint. */
  public boolean tolerates(String taintKey, String taintValue, String taintEffect) {
    for (Toleration toleration : tolerations) {
      if (toleration.tolerates(taintKey, taintValue, taintEffect)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the containers that run for as long as the pod does, and those that run before them.
   */
  public List<Container> allContainers() {
    List<Container> all = new ArrayList<>(initContainers);
    all.addAll(containers);
    return all;
  }

  /**
   * Returns the ports of the node that the pod occupies; those of init containers count only for
   * sidecars.
   */
  public List<ContainerPort> hostPorts() {
    List<ContainerPort> ports = new ArrayList<>();
    for (Container container : initContainers) {
      if (container.isSidecar()) {
        addHostPorts(container, ports);
      }
    }
    for (Container container : containers) {
      addHostPorts(container, ports);
    }
    return ports;
  }

  /** Tells whether the pod says that it is one of Windows, where Linux' rights mean nothing. */
  public boolean isWindows() {
    return osName().get().equals("windows")
        || "windows".equals(nodeSelector().get("kubernetes.io/os"));
  }

  /** Tells whether a container as well as the pod leaves it open to run as root. */
  public boolean mayRunAsRoot(Container container) {
    SecurityContext own = container.securityContext();
    Value<Boolean> nonRoot =
        own.runAsNonRoot().isGiven() ? own.runAsNonRoot() : securityContext.runAsNonRoot();
    Value<Long> user = own.runAsUser().isGiven() ? own.runAsUser() : securityContext.runAsUser();
    return !nonRoot.get() && user.get() == 0;
  }

  private static void addHostPorts(Container container, List<ContainerPort> to) {
    for (ContainerPort port : container.ports()) {
      if (port.isOnHost()) {
        to.add(port);
      }
    }
  }
}
