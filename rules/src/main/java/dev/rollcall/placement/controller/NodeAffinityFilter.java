package dev.rollcall.placement.controller;

import dev.rollcall.model.Node;
import dev.rollcall.model.NodeSelectorTerm;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Requirement;
import dev.rollcall.model.Value;
import dev.rollcall.text.Placeholders;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The node selector and the required node affinity against one node, as component-helpers'
 * nodeaffinity.go matches them.
 */
final class NodeAffinityFilter {

  private final Node node;
  private final KnownLabels known;
  private boolean unsure;

  NodeAffinityFilter(Node node, KnownLabels known) {
    this.node = node;
    this.known = known;
  }

  /** Returns whether the answer hung on a label of which nothing is known. */
  boolean isUnsure() {
    return unsure;
  }

  /** Returns why the node is not selected, null if it is or may be. */
  @Nullable UnfitReason check(PodSpec pod) {
    for (var entry : pod.nodeSelector().entries().entrySet()) {
      UnfitReason reason = mismatch(entry.getKey(), entry.getValue().get());
      if (reason != null) {
        return reason;
      }
    }
    return pod.nodeAffinity().required().isPresent() ? terms(pod.nodeAffinity().terms()) : null;
  }

  /** Returns everything for which the node is not selected; empty if it is or may be. */
  List<UnfitReason> all(PodSpec pod) {
    List<UnfitReason> reasons = new ArrayList<>();
    for (var entry : pod.nodeSelector().entries().entrySet()) {
      UnfitReason reason = mismatch(entry.getKey(), entry.getValue().get());
      if (reason != null) {
        reasons.add(reason);
      }
    }
    UnfitReason affinity =
        pod.nodeAffinity().required().isPresent() ? terms(pod.nodeAffinity().terms()) : null;
    if (affinity != null) {
      reasons.add(affinity);
    }
    return reasons;
  }

  /** Returns why the label keeps the node from being selected, null if it does not or may not. */
  private @Nullable UnfitReason mismatch(String key, String wanted) {
    String label = node.labels().get(key);
    if (wanted.equals(label)) {
      return null;
    }
    boolean told = label == null ? known.contains(key) : known.hasValueOf(key);
    boolean certain = told && !Placeholders.isUnresolved(wanted);
    unsure |= !certain;
    return certain ? unselected(key, wanted, label) : null;
  }

  /** One of the terms must hold. */
  private @Nullable UnfitReason terms(List<NodeSelectorTerm> terms) {
    boolean open = false;
    for (NodeSelectorTerm term : terms) {
      Fit fit = fit(term);
      if (fit == Fit.YES) {
        return null;
      }
      open |= fit == Fit.UNSURE;
    }
    unsure |= open;
    return open ? null : mismatch(terms);
  }

  private enum Fit {
    YES,
    NO,
    UNSURE
  }

  private Fit fit(NodeSelectorTerm term) {
    if (term.isEmpty() || failing(term) != null) {
      return Fit.NO;
    }
    for (Requirement requirement : term.matchExpressions()) {
      if (isUnsure(requirement)) {
        return Fit.UNSURE;
      }
    }
    return known.isComplete() || term.matchFields().isEmpty() ? Fit.YES : Fit.UNSURE;
  }

  /** Returns the first requirement that certainly does not hold, null if all do or may. */
  private @Nullable Requirement failing(NodeSelectorTerm term) {
    for (Requirement requirement : term.matchExpressions()) {
      boolean holds = requirement.matches(node.labels().get(requirement.key().get()));
      if (!holds && !isUnsure(requirement)) {
        return requirement;
      }
    }
    for (Requirement requirement : term.matchFields()) {
      boolean byName = requirement.key().get().equals("metadata.name");
      if (!byName || (known.isComplete() && !requirement.matches(node.name()))) {
        return requirement;
      }
    }
    return null;
  }

  /**
   * It does not hold, but for a label that such nodes are not known to have or not to have, or for
   * a value that is only an example.
   */
  private boolean isUnsure(Requirement requirement) {
    String key = requirement.key().get();
    String label = node.labels().get(key);
    if (requirement.matches(label)) {
      return false;
    }
    boolean aboutValue = !requirement.values().isEmpty();
    for (Value<String> value : requirement.values()) {
      if (Placeholders.isUnresolved(value.get())) {
        return true;
      }
    }
    return label == null ? !known.contains(key) : aboutValue && !known.hasValueOf(key);
  }

  private static UnfitReason unselected(String key, String wanted, @Nullable String label) {
    String has = label == null ? "has no label " + key : "label " + key + "=" + label;
    String pair = key + "=" + wanted;
    return UnfitReason.affinity(has, "the node selector wants " + pair, pair);
  }

  private UnfitReason mismatch(List<NodeSelectorTerm> terms) {
    Requirement requirement = terms.size() == 1 ? failing(terms.get(0)) : null;
    if (requirement == null) {
      return UnfitReason.affinity("", "none of the required node affinity terms matches", null);
    }
    String key = requirement.key().get();
    String value =
        requirement.place().path().contains("matchFields") ? node.name() : node.labels().get(key);
    String has = value == null ? "has no label " + key : key + "=" + value;
    String demand = "the node affinity wants " + describe(requirement);
    return UnfitReason.affinity(has, demand, labelFor(requirement));
  }

  private static String describe(Requirement requirement) {
    StringBuilder out = new StringBuilder(requirement.key().get());
    out.append(' ').append(requirement.operator().get());
    if (!requirement.values().isEmpty()) {
      String separator = " [";
      for (Value<String> value : requirement.values()) {
        out.append(separator).append(value.get());
        separator = ", ";
      }
      out.append(']');
    }
    return out.toString();
  }

  private static @Nullable String labelFor(Requirement requirement) {
    boolean one = requirement.operator().get().equals("In") && !requirement.values().isEmpty();
    boolean field = requirement.key().get().equals("metadata.name");
    return one && !field ? requirement.key().get() + "=" + requirement.values().get(0).get() : null;
  }
}
