package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;

/**
 * Affinity, or anti-affinity, to other pods.
 *
 * @param place the place of the block, also where there is none
 * @param required the terms that must hold
 */
public record PodAffinity(FieldLocation place, List<Term> required) {

  public PodAffinity {
    required = List.copyOf(required);
  }

  /**
   * One term: pods that the selector matches, on nodes with the same value of the topology key.
   *
   * @param namespaces where the pods are, the pod's own namespace where there is none
   * @param selectsNamespaces whether namespaces are chosen by their labels as well
   */
  public record Term(
      FieldLocation place,
      LabelSelector selector,
      Value<String> topologyKey,
      List<Value<String>> namespaces,
      boolean selectsNamespaces) {

    public Term {
      namespaces = List.copyOf(namespaces);
    }

    static Term read(FieldCursor item) {
      return new Term(
          item.place(),
          LabelSelector.read(item.get("labelSelector")),
          Value.string(item.get("topologyKey")),
          FieldLists.strings(item.get("namespaces")),
          item.get("namespaceSelector").isPresent());
    }
  }

  static PodAffinity read(FieldCursor affinity) {
    return new PodAffinity(
        affinity.place(),
        FieldLists.read(
            affinity.get("requiredDuringSchedulingIgnoredDuringExecution"), Term::read));
  }
}
