package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.source.SourceObject;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pod that stands in the cluster, from a dump.
 *
 * @param ownerKind the kind of its controller, empty if it has none
 * @param ownerName the name of its controller
 * @param containerStatuses what its containers have, as far as the kubelet says so
 * @param resizeInfeasible whether its node can never give it what its spec asks for
 * @param terminating whether it is being deleted
 */
public record Pod(
    SourceObject origin,
    FieldLocation place,
    ObjectMeta meta,
    Value<String> ownerKind,
    Value<String> ownerName,
    boolean terminating,
    PodSpec spec,
    Value<String> phase,
    List<Node.Condition> conditions,
    List<ContainerStatus> containerStatuses,
    boolean resizeInfeasible)
    implements Manifest {

  static Pod read(FieldCursor object, SourceObject origin) {
    FieldCursor controller = object.get("ownerReferences");
    for (FieldCursor owner : object.path("metadata", "ownerReferences").items()) {
      if (owner.get("controller").isTrue()) {
        controller = owner;
      }
    }
    return new Pod(
        origin,
        object.place(),
        ObjectMeta.read(object.get("metadata")),
        Value.string(controller.get("kind")),
        Value.string(controller.get("name")),
        object.path("metadata", "deletionTimestamp").isPresent(),
        PodSpec.read(object.get("spec")),
        Value.string(object.path("status", "phase")),
        FieldLists.read(object.path("status", "conditions"), Node.Condition::read),
        ContainerStatus.read(object.get("status")),
        isResizeInfeasible(object.get("status")));
  }

  /** Mirrors {@code IsPodResizeInfeasible}; up to 1.32 a field said so. */
  private static boolean isResizeInfeasible(FieldCursor status) {
    for (FieldCursor condition : status.get("conditions").items()) {
      if ("PodResizePending".equals(condition.get("type").string())
          && "Infeasible".equals(condition.get("reason").string())) {
        return true;
      }
    }
    return "Infeasible".equals(status.get("resize").string());
  }

  /** Returns whether the pod has run to its end, so that it holds nothing of its node. */
  public boolean isFinished() {
    return phase.get().equals("Succeeded") || phase.get().equals("Failed");
  }

  public boolean isReady() {
    for (Node.Condition condition : conditions) {
      if (condition.type().get().equals("Ready")) {
        return condition.status().get().equals("True");
      }
    }
    return false;
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
