package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a pod is made of and where it may run.
 *
 * @param readinessGates conditions that the pod needs to be Ready, beside those of its containers
 * @param schedulingGates what has to be taken off before the scheduler looks at the pod
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
    @Nullable SecurityContext securityContext,
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
    Value<Long> terminationGracePeriodSeconds,
    Value<Boolean> enableServiceLinks,
    Value<Boolean> hostUsers,
    List<Value<String>> readinessGates,
    List<Value<String>> schedulingGates) {

  static PodSpec read(FieldCursor spec) {
    HostNamespaces host = HostNamespaces.read(spec);
    boolean hostNetwork = host.network().get();
    FieldCursor affinity = spec.get("affinity");
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
        spec.get("securityContext").node() == null
            ? null
            : SecurityContext.read(spec.get("securityContext")),
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
        Value.string(accountName(spec), "default"),
        Value.string(spec.get("serviceAccount")),
        Value.bool(spec.get("automountServiceAccountToken"), true),
        Value.integer(spec.get("terminationGracePeriodSeconds"), 30),
        Value.bool(spec.get("enableServiceLinks"), true),
        Value.bool(spec.get("hostUsers"), true),
        FieldLists.read(
            spec.get("readinessGates"), item -> Value.string(item.get("conditionType"))),
        FieldLists.read(spec.get("schedulingGates"), item -> Value.string(item.get("name"))));
  }

  /** Made when asked for where none is written. */
  @Override
  public SecurityContext securityContext() {
    return securityContext == null
        ? SecurityContext.absent(place.field("securityContext", null, null))
        : securityContext;
  }

  private static FieldCursor accountName(FieldCursor spec) {
    FieldCursor name = spec.get("serviceAccountName");
    return name.isPresent() ? name : spec.get("serviceAccount");
  }

  /** Returns whether one of the written tolerations covers the taint. */
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
    if (initContainers.isEmpty()) {
      return containers;
    }
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

  /** Returns whether the pod says that it is one of Windows, where Linux' rights mean nothing. */
  public boolean isWindows() {
    return osName().get().equals("windows")
        || "windows".equals(nodeSelector().get("kubernetes.io/os"));
  }

  /** Returns the user that a container runs as; that of its image where none is given. */
  public Value<Long> effectiveUser(Container container) {
    Value<Long> own = container.securityContext().runAsUser();
    return own.isGiven() ? own : securityContext().runAsUser();
  }

  /** Returns whether the kubelet has to refuse to start a container as root. */
  public Value<Boolean> effectiveNonRoot(Container container) {
    Value<Boolean> own = container.securityContext().runAsNonRoot();
    return own.isGiven() ? own : securityContext().runAsNonRoot();
  }

  /** Returns whether a container as well as the pod leaves it open to run as root. */
  public boolean mayRunAsRoot(Container container) {
    return !effectiveNonRoot(container).get() && effectiveUser(container).get() == 0;
  }

  /** Returns the volume of the name, null if there is none. */
  public @Nullable Volume volume(String name) {
    for (Volume volume : volumes) {
      if (volume.name().get().equals(name)) {
        return volume;
      }
    }
    return null;
  }

  /** Returns whether a container mounts the volume; the kubelet sets up no other. */
  public boolean mounts(Volume volume) {
    String name = volume.name().get();
    for (Container container : allContainers()) {
      for (VolumeMount mount : container.volumeMounts()) {
        if (mount.name().get().equals(name)) {
          return true;
        }
      }
    }
    return false;
  }

  private static void addHostPorts(Container container, List<ContainerPort> to) {
    for (ContainerPort port : container.ports()) {
      if (port.isOnHost()) {
        to.add(port);
      }
    }
  }
}
