package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.source.SourceObject;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node.
 *
 * @param unschedulable whether it is cordoned
 * @param allocatable what pods may use of it
 * @param configSource the place of a field that kubelets read no longer
 * @param partial whether it is a patch, without a status and without any label that a kubelet sets:
 *     labels that it does not name are unknown
 * @param kubeletVersion the version that its kubelet reports, or empty if absent
 * @param conditions its conditions, such as Ready
 */
public record Node(
    SourceObject origin,
    FieldLocation place,
    ObjectMeta meta,
    List<Taint> taints,
    Value<Boolean> unschedulable,
    ResourceList capacity,
    ResourceList allocatable,
    List<Condition> conditions,
    FieldLocation spec,
    FieldLocation configSource,
    boolean partial,
    String kubeletVersion)
    implements Manifest {

  private static final List<String> KUBELET_LABELS =
      List.of(
          "kubernetes.io/hostname",
          "kubernetes.io/os",
          "kubernetes.io/arch",
          "beta.kubernetes.io/os",
          "beta.kubernetes.io/arch");

  public Node {
    taints = List.copyOf(taints);
    conditions = List.copyOf(conditions);
  }

  /** One condition of a node or of a pod. */
  public record Condition(FieldLocation place, Value<String> type, Value<String> status) {

    static Condition read(FieldCursor item) {
      return new Condition(
          item.place(), Value.string(item.get("type")), Value.string(item.get("status")));
    }
  }

  static Node read(FieldCursor object, SourceObject origin) {
    FieldCursor spec = object.get("spec");
    FieldCursor status = object.get("status");
    return new Node(
        origin,
        object.place(),
        ObjectMeta.read(object.get("metadata")),
        FieldLists.read(spec.get("taints"), Taint::read),
        Value.bool(spec.get("unschedulable"), false),
        ResourceList.read(status.get("capacity")),
        ResourceList.read(status.get("allocatable")),
        FieldLists.read(status.get("conditions"), Condition::read),
        spec.place(),
        spec.get("configSource").place(),
        isPartial(object),
        status.path("nodeInfo", "kubeletVersion").stringOrEmpty());
  }

  /** A kubelet registers its node with these labels: {@code initialNode} of kubelet_node_status. */
  private static boolean isPartial(FieldCursor object) {
    FieldCursor labels = object.path("metadata", "labels");
    for (String key : KUBELET_LABELS) {
      if (labels.get(key).isPresent()) {
        return false;
      }
    }
    return !object.get("status").isPresent();
  }

  public StringMap labels() {
    return meta.labels();
  }

  /** Returns whether the node says that it is not ready; one that says nothing counts as ready. */
  public boolean isNotReady() {
    for (Condition condition : conditions) {
      if (condition.type().get().equals("Ready")) {
        return !condition.status().get().equals("True");
      }
    }
    return false;
  }

  /** Returns the node under another name or with other labels. */
  public Node withMeta(ObjectMeta other) {
    return new Node(
        origin,
        place,
        other,
        taints,
        unschedulable,
        capacity,
        allocatable,
        conditions,
        spec,
        configSource,
        partial,
        kubeletVersion);
  }

  public Node withTaints(List<Taint> others) {
    return new Node(
        origin,
        place,
        meta,
        others,
        unschedulable,
        capacity,
        allocatable,
        conditions,
        spec,
        configSource,
        partial,
        kubeletVersion);
  }

  /** Returns the node as a cordon leaves it, but for its taint. */
  public Node asUnschedulable() {
    return new Node(
        origin,
        place,
        meta,
        taints,
        new Value.Given<>(true, spec),
        capacity,
        allocatable,
        conditions,
        spec,
        configSource,
        partial,
        kubeletVersion);
  }

  /** Compared by identity: two equal manifests are still two. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
