package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;

/**
 * The node affinity of a pod.
 *
 * @param required the place of {@code requiredDuringSchedulingIgnoredDuringExecution}; where it is
 *     present, a node must match one of the terms
 * @param preferred the place of {@code preferredDuringSchedulingIgnoredDuringExecution}
 */
public record NodeAffinity(
    FieldLocation required, List<NodeSelectorTerm> terms, FieldLocation preferred) {

  public NodeAffinity {
    terms = List.copyOf(terms);
  }

  static NodeAffinity read(FieldCursor affinity) {
    FieldCursor required = affinity.get("requiredDuringSchedulingIgnoredDuringExecution");
    List<NodeSelectorTerm> terms = new ArrayList<>();
    for (FieldCursor term : required.get("nodeSelectorTerms").items()) {
      terms.add(NodeSelectorTerm.read(term));
    }
    FieldCursor preferred = affinity.get("preferredDuringSchedulingIgnoredDuringExecution");
    return new NodeAffinity(
        required.place(),
        terms,
        preferred.items().isEmpty() ? preferred.place().asNull() : preferred.place());
  }
}
