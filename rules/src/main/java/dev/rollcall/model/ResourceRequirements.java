package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;

/** What a container, or a pod as a whole, asks for and is held to. */
public record ResourceRequirements(
    FieldLocation place, ResourceList requests, ResourceList limits) {

  static ResourceRequirements read(FieldCursor resources) {
    return new ResourceRequirements(
        resources.place(),
        ResourceList.read(resources.get("requests")),
        ResourceList.read(resources.get("limits")));
  }
}
