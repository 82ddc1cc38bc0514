package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.source.SourceObject;
import dev.rollcall.yaml.FieldCursor;
import org.jspecify.annotations.Nullable;

/**
 * A Deployment, StatefulSet or another kind that makes pods from a template and finds them by a
 * selector.
 *
 * @param replicas how many pods it wants
 * @param owned whether another object made it, as a Deployment makes ReplicaSets
 */
public record Workload(
    SourceObject origin,
    FieldLocation place,
    ObjectMeta meta,
    LabelSelector selector,
    PodTemplate template,
    Value<Long> replicas,
    boolean owned)
    implements Manifest {

  static Workload read(FieldCursor object, SourceObject origin) {
    FieldCursor spec = object.get("spec");
    return new Workload(
        origin,
        object.place(),
        ObjectMeta.read(object.get("metadata")),
        LabelSelector.read(spec.get("selector")),
        PodTemplate.read(spec.get("template")),
        Value.integer(spec.get("replicas"), 1),
        object.path("metadata", "ownerReferences").isPresent());
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
