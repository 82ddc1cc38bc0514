package dev.rollcall.placement;

import dev.rollcall.model.Node;
import dev.rollcall.model.NodeAffinity;
import dev.rollcall.model.NodeSelectorTerm;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Requirement;
import org.jspecify.annotations.Nullable;

/**
 * The node selector and the required node affinity, as component-helpers' nodeaffinity.go matches
 * them.
 */
final class NodeAffinityFilter {

  private NodeAffinityFilter() {}

  /** Returns why the node is not selected, null where it is. */
  static @Nullable Reason check(PodSpec pod, Node node) {
    for (var entry : pod.nodeSelector().entries().entrySet()) {
      String wanted = entry.getValue().get();
      String label = node.labels().get(entry.getKey());
      if (!wanted.equals(label)) {
        return new Reason("NodeAffinity", missing(entry.getKey(), wanted, label), null);
      }
    }
    NodeAffinity affinity = pod.nodeAffinity();
    if (!affinity.required().isPresent()) {
      return null;
    }
    for (NodeSelectorTerm term : affinity.terms()) {
      if (matches(term, node)) {
        return null;
      }
    }
    return new Reason("NodeAffinity", "none of the required node affinity terms matches", null);
  }

  private static String missing(String key, String wanted, @Nullable String label) {
    return label == null
        ? "has no label " + key + ", the node selector wants " + key + "=" + wanted
        : "label " + key + "=" + label + ", the node selector wants " + key + "=" + wanted;
  }

  static boolean matches(NodeSelectorTerm term, Node node) {
    if (term.isEmpty()) {
      return false;
    }
    for (Requirement requirement : term.matchExpressions()) {
      if (!requirement.matches(node.labels().get(requirement.key().get()))) {
        return false;
      }
    }
    for (Requirement requirement : term.matchFields()) {
      boolean byName = requirement.key().get().equals("metadata.name");
      if (!byName || !requirement.matches(node.name())) {
        return false;
      }
    }
    return true;
  }
}
