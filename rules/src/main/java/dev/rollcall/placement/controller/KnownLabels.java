package dev.rollcall.placement.controller;

import dev.rollcall.model.Node;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The label keys that nodes are known to have or not to have. The user's own nodes are known
 * altogether, those of a reference cluster only as far as every node of its kind is labelled.
 */
public final class KnownLabels {

  /** What nodes that the user gives say is all there is. */
  public static final KnownLabels ALL = new KnownLabels(null, Set.of(), true);

  /** A node that is given in part has the labels that it names, and maybe others. */
  public static final KnownLabels PARTIAL = new KnownLabels(Set.of(), Set.of(), true);

  private final @Nullable Set<String> keys;
  private final Set<String> varying;
  private final boolean named;

  private KnownLabels(@Nullable Set<String> keys, Set<String> varying, boolean named) {
    this.keys = keys;
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
    return new KnownLabels(keys, new HashSet<>(varying), false);
  }

  /** Tells whether the nodes are all there are, by their own names. */
  public boolean isComplete() {
    return named;
  }

  /** Tells whether a node's value of the key is its value, and not only an example. */
  public boolean hasValueOf(String key) {
    return !varying.contains(key);
  }

  /** Tells whether a node without the key is known not to have it. */
  public boolean contains(String key) {
    return keys == null || keys.contains(key);
  }
}
