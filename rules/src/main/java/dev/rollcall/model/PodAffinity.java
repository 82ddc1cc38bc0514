package dev.rollcall.model;

import dev.rollcall.source.Place;
import dev.rollcall.yaml.Field;
import java.util.List;

/**
 * Affinity, or anti-affinity, to other pods.
 *
 * @param place the place of the block, also where there is none
 * @param required the terms that must hold
 */
public record PodAffinity(Place place, List<Term> required) {

  public PodAffinity {
    required = List.copyOf(required);
  }

  /** One term: pods that the selector matches, on nodes with the same value of the topology key. */
  public record Term(Place place, LabelSelector selector, Value<String> topologyKey) {

    static Term read(Field item) {
      return new Term(
          item.place(),
          LabelSelector.read(item.get("labelSelector")),
          Value.string(item.get("topologyKey")));
    }
  }

  static PodAffinity read(Field affinity) {
    return new PodAffinity(
        affinity.place(),
        Lists.read(affinity.get("requiredDuringSchedulingIgnoredDuringExecution"), Term::read));
  }
}
