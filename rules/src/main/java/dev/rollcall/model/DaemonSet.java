package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.source.SourceObject;
import dev.rollcall.yaml.FieldCursor;
import org.jspecify.annotations.Nullable;

/** A DaemonSet of any apiVersion that ever served it. */
public record DaemonSet(
    SourceObject origin,
    FieldLocation place,
    ObjectMeta meta,
    LabelSelector selector,
    UpdateStrategy updateStrategy,
    Value<Long> minReadySeconds,
    Value<Long> revisionHistoryLimit,
    PodTemplate template,
    DaemonSetStatus status)
    implements Manifest {

  static DaemonSet read(FieldCursor object, SourceObject origin) {
    FieldCursor spec = object.get("spec");
    boolean onDelete = origin.object().apiVersion().equals("extensions/v1beta1");
    return new DaemonSet(
        origin,
        object.place(),
        ObjectMeta.read(object.get("metadata")),
        LabelSelector.read(spec.get("selector")),
        UpdateStrategy.read(spec.get("updateStrategy"), onDelete),
        Value.integer(spec.get("minReadySeconds"), 0),
        Value.integer(spec.get("revisionHistoryLimit"), 10),
        PodTemplate.read(spec.get("template")),
        DaemonSetStatus.read(object.get("status")));
  }

  /** Returns the pod's specification, which most questions are about. */
  public PodSpec pod() {
    return template.spec();
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
