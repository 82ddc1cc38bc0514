package dev.rollcall.placement.controller;

import dev.rollcall.model.Node;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The label keys that nodes are known to have or not to have. The user's own nodes are known
 * altogether, those of a reference cluster only as far as every node of its kind is labelled.
 */
public final class KnownLabels {

  /** What nodes that the user gives say is all there is. */
  public static final KnownLabels ALL = new KnownLabels(key -> true, Set.of(), true);

  /** A node that is given in part has the labels that it names, and maybe others. */
  public static final KnownLabels PARTIAL = new KnownLabels(key -> false, Set.of(), true);

  private final Predicate<String> known;
  private final Set<String> varying;
  private final boolean named;

  private KnownLabels(Predicate<String> known, Set<String> varying, boolean named) {
    this.known = known;
    this.varying = varying;
    this.named = named;
  }

  /**
   * Returns the keys that some of the nodes have.
   *
   * @param absent further keys, that none of them has
   * @param varying the keys of which the nodes show only examples of values
   */
  public static KnownLabels of(
      List<Node> nodes, Collection<String> absent, Collection<String> varying) {
    Set<String> keys = new HashSet<>(absent);
    for (Node node : nodes) {
      keys.addAll(node.labels().entries().keySet());
    }
    return new KnownLabels(keys::contains, new HashSet<>(varying), false);
  }

  /**
   * Returns what is known of nodes that stand for many.
   *
   * @param absent tells which labels that they do not show they are known not to have
   * @param varying the keys of which they show only examples of values
   * @param named whether the name of the node is known
   */
  public static KnownLabels of(Predicate<String> absent, Set<String> varying, boolean named) {
    return new KnownLabels(absent, varying, named);
  }

  /** Returns whether the nodes are all there are, by their own names. */
  public boolean isComplete() {
    return named;
  }

  /** Returns whether a node's value of the key is its value, and not only an example. */
  public boolean hasValueOf(String key) {
    return !varying.contains(key);
  }

  /** Returns whether a node without the key is known not to have it. */
  public boolean contains(String key) {
    return known.test(key);
  }
}
