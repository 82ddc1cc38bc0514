package dev.rollcall.placement.nodegroup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells which groups a DaemonSet cannot tell apart, so that one of them is asked for all. */
final class AlikeGroups {

  private final Map<DeclaredGroup, Integer> kinds = new HashMap<>();

  AlikeGroups(List<DeclaredGroup> groups) {
    Map<List<Object>, Integer> numbers = new HashMap<>();
    for (DeclaredGroup group : groups) {
      List<Object> kind = new ArrayList<>();
      for (DeclaredTaint taint : group.taints()) {
        kind.add(taint.taint().toString());
        kind.add(taint.phase());
      }
      kind.add(group.taintsKnown());
      kind.add(String.valueOf(group.neverJoins()));
      kinds.put(group, numberOf(kind, numbers));
    }
  }

  private static int numberOf(List<Object> kind, Map<List<Object>, Integer> numbers) {
    Integer known = numbers.putIfAbsent(kind, numbers.size());
    return known == null ? numbers.size() - 1 : known;
  }

  /**
   * Returns what groups have in common that a DaemonSet cannot tell apart, null if each has to be
   * asked.
   *
   * @param keys the labels that the DaemonSet asks for
   */
  @Nullable List<Object> question(DeclaredGroup group, Set<String> keys) {
    List<Object> question = new ArrayList<>(1 + 2 * keys.size());
    question.add(kinds.getOrDefault(group, -1));
    for (String key : keys) {
      LabelFact fact = group.labels().get(key);
      if (key.contains("beta.kubernetes.io/")) {
        return null; // it follows another label
      }
      question.add(group.absent().contains(key));
      question.add(fact == null ? "" : fact.values());
      question.add(fact != null && fact.afterStartup());
    }
    return question;
  }
}
