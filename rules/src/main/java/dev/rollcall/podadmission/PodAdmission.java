package dev.rollcall.podadmission;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.GenericObject;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Pod;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Value;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The admission plugins of an API server that holds the objects of an inventory. Plugins are asked
 * in Kubernetes' order, and all are asked: what one refuses another may refuse as well.
 */
public final class PodAdmission {

  private final Inventory inventory;
  private final KubernetesVersion version;
  private final boolean complete;
  private final PriorityClasses priorities;
  private final Map<String, LimitRanger> limits = new HashMap<>();
  private final Map<String, ResourceQuotas> quotas = new HashMap<>();
  private final ResourceQuotas noQuotas;
  private final Map<DaemonSet, PodUsage> usages = new HashMap<>();

  /**
   * Prepares the plugins.
   *
   * @param version the version of the API server
   * @param complete whether the user declared the input to hold everything that the cluster has
   */
  public PodAdmission(Inventory inventory, KubernetesVersion version, boolean complete) {
    this.inventory = inventory;
    this.version = version;
    this.complete = complete;
    this.priorities = new PriorityClasses(inventory);
    this.noQuotas = new ResourceQuotas(Inventory.EMPTY, "", complete);
  }

  public PriorityClasses priorities() {
    return priorities;
  }

  /** Returns what becomes of every pod of a DaemonSet. */
  public AdmittedPod admit(DaemonSet daemonSet) {
    PodSpec pod = daemonSet.pod();
    LimitRanger ranger = limitRanger(daemonSet);
    RuntimeClassPlugin runtime = RuntimeClassPlugin.of(pod, inventory);
    AbsentObjects absent = new AbsentObjects(daemonSet, inventory, complete);
    List<PodRefusal> refusals = new ArrayList<>();
    ranger.admit(pod, refusals);
    ServiceAccountPlugin.admit(daemonSet, absent, refusals);
    GenericObject namespace = namespace(daemonSet.namespace());
    PodNodeSelectorPlugin nodeSelector = PodNodeSelectorPlugin.NONE;
    if (namespace != null) {
      PodSecurityPlugin security = PodSecurityPlugin.of(namespace, version);
      if (security != null) {
        security.admit(daemonSet.template(), refusals);
      }
      nodeSelector = PodNodeSelectorPlugin.of(namespace);
      nodeSelector.admit(pod, refusals);
    }
    priorities.admit(pod, absent, refusals);
    runtime.admit(absent, refusals);
    ResourceQuotas counted = quotas(daemonSet.namespace());
    if (!counted.isEmpty()) {
      counted.admit(daemonSet, usage(daemonSet), refusals);
    }
    Map<String, Value<String>> added = addedNodeSelector(pod, nodeSelector, runtime);
    return refusals.isEmpty() && added.isEmpty()
        ? AdmittedPod.UNCHANGED
        : new AdmittedPod(refusals, added);
  }

  private static Map<String, Value<String>> addedNodeSelector(
      PodSpec pod, PodNodeSelectorPlugin nodeSelector, RuntimeClassPlugin runtime) {
    if (nodeSelector.selector().isEmpty() && runtime.runtimeClass() == null) {
      return Map.of();
    }
    Map<String, Value<String>> added = new LinkedHashMap<>(nodeSelector.selector());
    added.putAll(runtime.nodeSelector().entries());
    added.keySet().removeAll(pod.nodeSelector().entries().keySet());
    return added;
  }

  /** Returns what a pod of a DaemonSet asks for, with defaults and overhead. */
  public Map<String, Quantity> requests(DaemonSet daemonSet) {
    PodSpec pod = daemonSet.pod();
    return PodRequests.of(
        pod, limitRanger(daemonSet), RuntimeClassPlugin.of(pod, inventory).overhead());
  }

  /** Returns whether a ResourceQuota counts the pods of a namespace. */
  public boolean hasQuota(String namespace) {
    return !quotas(namespace).isEmpty();
  }

  /** Counts a pod that is there against the quotas of its namespace. */
  public void count(Pod pod) {
    ResourceQuotas counted = quotas(pod.namespace());
    if (!counted.isEmpty()) {
      PodSpec spec = pod.spec();
      String priority = priorities.nameFor(spec);
      counted.add(
          pod, PodUsage.of(spec, LimitRanger.NONE, PodRequests.amounts(spec.overhead()), priority));
    }
  }

  /** Counts a pod of a DaemonSet that is there against the quotas of its namespace. */
  public void count(DaemonSet daemonSet) {
    ResourceQuotas counted = quotas(daemonSet.namespace());
    if (!counted.isEmpty()) {
      counted.add(daemonSet, usage(daemonSet));
    }
  }

  /**
   * Counts another pod of a DaemonSet against the quotas of its namespace, and returns why it is
   * refused; empty if it is created.
   */
  public List<PodRefusal> charge(DaemonSet daemonSet) {
    ResourceQuotas counted = quotas(daemonSet.namespace());
    return counted.isEmpty() ? List.of() : counted.charge(daemonSet, usage(daemonSet));
  }

  private PodUsage usage(DaemonSet daemonSet) {
    return usages.computeIfAbsent(daemonSet, this::measure);
  }

  private PodUsage measure(DaemonSet daemonSet) {
    PodSpec pod = daemonSet.pod();
    return PodUsage.of(
        pod,
        limitRanger(daemonSet),
        RuntimeClassPlugin.of(pod, inventory).overhead(),
        priorities.nameFor(pod));
  }

  private LimitRanger limitRanger(DaemonSet daemonSet) {
    if (inventory.ofKind("LimitRange").isEmpty()) {
      return LimitRanger.NONE;
    }
    return limits.computeIfAbsent(
        SameNamespace.key(daemonSet), key -> LimitRanger.of(inventory, daemonSet, complete));
  }

  private ResourceQuotas quotas(String namespace) {
    if (inventory.ofKind("ResourceQuota").isEmpty()) {
      return noQuotas;
    }
    return quotas.computeIfAbsent(namespace, name -> new ResourceQuotas(inventory, name, complete));
  }

  private @Nullable GenericObject namespace(String name) {
    for (GenericObject namespace : inventory.ofKind("Namespace")) {
      if (namespace.name().equals(name)) {
        return namespace;
      }
    }
    return null;
  }
}
