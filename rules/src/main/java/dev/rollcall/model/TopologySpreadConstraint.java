package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;

/** How evenly pods spread over the values of a node label. */
public record TopologySpreadConstraint(
    FieldLocation place,
    Value<Long> maxSkew,
    Value<String> topologyKey,
    Value<String> whenUnsatisfiable,
    LabelSelector labelSelector,
    Value<Long> minDomains,
    Value<String> nodeAffinityPolicy,
    Value<String> nodeTaintsPolicy) {

  static TopologySpreadConstraint read(FieldCursor item) {
    return new TopologySpreadConstraint(
        item.place(),
        Value.integer(item.get("maxSkew"), 1),
        Value.string(item.get("topologyKey")),
        Value.string(item.get("whenUnsatisfiable")),
        LabelSelector.read(item.get("labelSelector")),
        Value.integer(item.get("minDomains"), 1),
        Value.string(item.get("nodeAffinityPolicy"), "Honor"),
        Value.string(item.get("nodeTaintsPolicy"), "Ignore"));
  }
}
