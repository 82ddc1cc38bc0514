package dev.rollcall.model;

import dev.rollcall.source.Place;
import dev.rollcall.yaml.Field;

/** What a container, or a pod as a whole, asks for and is held to. */
public record ResourceRequirements(Place place, Amounts requests, Amounts limits) {

  static ResourceRequirements read(Field resources) {
    return new ResourceRequirements(
        resources.place(),
        Amounts.read(resources.get("requests")),
        Amounts.read(resources.get("limits")));
  }
}
