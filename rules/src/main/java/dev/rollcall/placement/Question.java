package dev.rollcall.placement;

import dev.rollcall.model.NodeSelectorTerm;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Requirement;
import dev.rollcall.model.Value;
import java.util.List;
import java.util.TreeSet;

/**
 * What a DaemonSet asks of a node beside its taints: nodes that agree in it are alike to the
 * DaemonSet.
 *
 * @param keys the labels that it asks for, sorted
 * @param names the nodes that it names, sorted
 */
record Question(List<String> keys, List<String> names) {

  static Question of(PodSpec pod) {
    TreeSet<String> keys = new TreeSet<>(pod.nodeSelector().entries().keySet());
    TreeSet<String> names = new TreeSet<>();
    if (!pod.nodeName().get().isEmpty()) {
      names.add(pod.nodeName().get());
    }
    for (NodeSelectorTerm term : pod.nodeAffinity().terms()) {
      for (Requirement requirement : term.matchExpressions()) {
        keys.add(requirement.key().get());
      }
      for (Requirement requirement : term.matchFields()) {
        for (Value<String> value : requirement.values()) {
          names.add(value.get());
        }
      }
    }
    return new Question(List.copyOf(keys), List.copyOf(names));
  }
}
