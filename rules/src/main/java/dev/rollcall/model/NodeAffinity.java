package dev.rollcall.model;

import dev.rollcall.source.Place;
import dev.rollcall.yaml.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * The node affinity of a pod.
 *
 * @param required the place of {@code requiredDuringSchedulingIgnoredDuringExecution}; where it is
 *     present, a node must match one of the terms
 * @param preferred the place of {@code preferredDuringSchedulingIgnoredDuringExecution}
 */
public record NodeAffinity(Place required, List<NodeSelectorTerm> terms, Place preferred) {

  public NodeAffinity {
    terms = List.copyOf(terms);
  }

  static NodeAffinity read(Field affinity) {
    Field required = affinity.get("requiredDuringSchedulingIgnoredDuringExecution");
    List<NodeSelectorTerm> terms = new ArrayList<>();
    for (Field term : required.get("nodeSelectorTerms").items()) {
      terms.add(NodeSelectorTerm.read(term));
    }
    return new NodeAffinity(
        required.place(),
        terms,
        affinity.get("preferredDuringSchedulingIgnoredDuringExecution").place());
  }
}
