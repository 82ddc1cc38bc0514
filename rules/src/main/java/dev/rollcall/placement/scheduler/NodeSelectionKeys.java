package dev.rollcall.placement.scheduler;

import dev.rollcall.model.NodeSelectorTerm;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Requirement;
import dev.rollcall.model.Value;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a DaemonSet asks of a node beside its taints: nodes that agree in it are alike to the
 * DaemonSet.
 *
 * @param keys the labels that it asks for, sorted
 * @param names the nodes that it names, sorted
 */
public record NodeSelectionKeys(List<String> keys, List<String> names) {

  // Those that Java makes for a record are put together at run time, which takes milliseconds.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NodeSelectionKeys question
        && question.keys.equals(keys)
        && question.names.equals(names);
  }

  @Override
  public int hashCode() {
    return 31 * keys.hashCode() + names.hashCode();
  }

  public static NodeSelectionKeys of(PodSpec pod) {
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
    return new NodeSelectionKeys(List.copyOf(keys), List.copyOf(names));
  }
}
