package dev.rollcall.rules.placement;

import dev.rollcall.model.NodeSelectorTerm;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Requirement;
import dev.rollcall.model.Value;
import dev.rollcall.rules.common.NodeRequirements;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two demands on one label that no node can meet together. */
record ConflictingRequirements(Requirement one, Requirement other) {

  /** Returns the first two demands that exclude each other, null if there are none. */
  static @Nullable ConflictingRequirements in(List<Requirement> demands) {
    for (int i = 1; i < demands.size(); i++) {
      for (int j = 0; j < i; j++) {
        boolean same = demands.get(i).key().get().equals(demands.get(j).key().get());
        if (same && excludes(demands.get(i), demands.get(j))) {
          return new ConflictingRequirements(demands.get(j), demands.get(i));
        }
      }
    }
    return null;
  }

  /** Returns what makes every alternative of the pod impossible, null if one is possible. */
  static @Nullable ConflictingRequirements of(PodSpec pod) {
    ConflictingRequirements first = null;
    for (NodeSelectorTerm term : pod.nodeAffinity().terms()) {
      ConflictingRequirements contradiction = in(demands(pod, term));
      if (contradiction == null) {
        return null;
      }
      first = first == null ? contradiction : first;
    }
    return first;
  }

  /** Returns all demands of the node selector and of one alternative of the affinity. */
  static List<Requirement> demands(PodSpec pod, NodeSelectorTerm term) {
    List<Requirement> demands = new ArrayList<>(NodeRequirements.ofSelector(pod));
    demands.addAll(term.matchExpressions());
    demands.addAll(term.matchFields());
    return demands;
  }

  private static boolean excludes(Requirement a, Requirement b) {
    if (a.operator().get().equals("In")) {
      return noneMatches(a, b);
    }
    if (b.operator().get().equals("In")) {
      return noneMatches(b, a);
    }
    boolean absentOnly =
        a.operator().get().equals("DoesNotExist") || b.operator().get().equals("DoesNotExist");
    if (absentOnly) {
      return NodeRequirements.wantPresent(a) || NodeRequirements.wantPresent(b);
    }
    return isEmptyInterval(a, b) || isEmptyInterval(b, a);
  }

  private static boolean noneMatches(Requirement in, Requirement other) {
    for (Value<String> value : in.values()) {
      if (other.matches(value.get())) {
        return false;
      }
    }
    return !in.values().isEmpty();
  }

  private static boolean isEmptyInterval(Requirement over, Requirement under) {
    if (!over.operator().get().equals("Gt") || !under.operator().get().equals("Lt")) {
      return false;
    }
    if (over.values().size() != 1 || under.values().size() != 1) {
      return false;
    }
    try {
      long least = Long.parseLong(over.values().get(0).get());
      return !under.matches(Long.toString(Math.addExact(least, 1)));
    } catch (ArithmeticException | NumberFormatException e) {
      return false; // the server refuses what is not a number
    }
  }

  /** Writes a demand as a message quotes it, for example {@code disk In [ssd, nvme]}. */
  static String describe(Requirement demand) {
    StringBuilder out = new StringBuilder(demand.key().get());
    out.append(' ').append(demand.operator().get());
    String separator = " [";
    for (Value<String> value : demand.values()) {
      out.append(separator).append(value.get());
      separator = ", ";
    }
    return out.append(demand.values().isEmpty() ? "" : "]").toString();
  }
}
