package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;

/** The pod that a workload makes. */
public record PodTemplate(FieldLocation place, ObjectMeta meta, PodSpec spec) {

  static PodTemplate read(FieldCursor template) {
    return new PodTemplate(
        template.place(),
        ObjectMeta.read(template.get("metadata")),
        PodSpec.read(template.get("spec")));
  }
}
