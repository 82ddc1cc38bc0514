package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the alternatives of a node affinity: all its expressions over labels and fields must hold.
 */
public record NodeSelectorTerm(
    FieldLocation place, List<Requirement> matchExpressions, List<Requirement> matchFields) {

  public NodeSelectorTerm {
    matchExpressions = List.copyOf(matchExpressions);
    matchFields = List.copyOf(matchFields);
  }

  static NodeSelectorTerm read(FieldCursor term) {
    return new NodeSelectorTerm(
        term.place(),
        requirements(term.get("matchExpressions")),
        requirements(term.get("matchFields")));
  }

  private static List<Requirement> requirements(FieldCursor list) {
    List<Requirement> requirements = new ArrayList<>();
    for (FieldCursor item : list.items()) {
      requirements.add(Requirement.read(item));
    }
    return requirements;
  }

  /** Returns whether the term has no expression; such a term matches no node. */
  public boolean isEmpty() {
    return matchExpressions.isEmpty() && matchFields.isEmpty();
  }
}
