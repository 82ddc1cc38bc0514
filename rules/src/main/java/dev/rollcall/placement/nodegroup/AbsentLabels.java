package dev.rollcall.placement.nodegroup;

import java.util.List;
import java.util.Set;

/**
 * The labels that the nodes of a group are known not to have, beyond those that it is known to
 * have.
 *
 * @param all whether every label that is not known is absent, but for the open ones
 * @param keys absent keys
 * @param prefixes beginnings of absent keys
 * @param open keys and beginnings of keys of which nothing is known even so
 */
public record AbsentLabels(
    boolean all, Set<String> keys, List<String> prefixes, List<String> open) {

  /** Nothing is known to be absent. */
  public static final AbsentLabels UNKNOWN =
      new AbsentLabels(false, Set.of(), List.of(), List.of());

  public AbsentLabels {
    keys = Set.copyOf(keys);
    prefixes = List.copyOf(prefixes);
    open = List.copyOf(open);
  }

  /** Returns that every label is absent but for those that begin so. */
  public static AbsentLabels allBut(String... open) {
    return new AbsentLabels(true, Set.of(), List.of(), List.of(open));
  }

  /** Returns that labels with these beginnings are absent. */
  public static AbsentLabels withPrefixes(String... prefixes) {
    return new AbsentLabels(false, Set.of(), List.of(prefixes), List.of());
  }

  /** Returns the same with further absent keys. */
  public AbsentLabels plus(Set<String> others) {
    Set<String> joined = new java.util.HashSet<>(keys);
    joined.addAll(others);
    return new AbsentLabels(all, joined, prefixes, open);
  }

  /** Returns whether a label that is not known to be there is known to be absent. */
  public boolean contains(String key) {
    if (keys.contains(key) || beginsWithOneOf(key, prefixes)) {
      return true;
    }
    return all && !beginsWithOneOf(key, open);
  }

  private static boolean beginsWithOneOf(String key, List<String> beginnings) {
    for (String beginning : beginnings) {
      if (key.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }
}
