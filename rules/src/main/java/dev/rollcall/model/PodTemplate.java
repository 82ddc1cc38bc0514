package dev.rollcall.model;

import dev.rollcall.source.Place;
import dev.rollcall.yaml.Field;

/** The pod that a workload makes. */
public record PodTemplate(Place place, ObjectMeta meta, PodSpec spec) {

  static PodTemplate read(Field template) {
    return new PodTemplate(
        template.place(),
        ObjectMeta.read(template.get("metadata")),
        PodSpec.read(template.get("spec")));
  }
}
