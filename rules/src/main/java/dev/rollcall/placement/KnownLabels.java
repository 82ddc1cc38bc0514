package dev.rollcall.placement;

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
  public static final KnownLabels ALL = new KnownLabels(null);

  private final @Nullable Set<String> keys;

  private KnownLabels(@Nullable Set<String> keys) {
    this.keys = keys;
  }

  /** Returns the keys that some of the nodes have, and further ones that none of them has. */
  public static KnownLabels of(List<Node> nodes, Collection<String> absent) {
    Set<String> keys = new HashSet<>(absent);
    for (Node node : nodes) {
      keys.addAll(node.labels().entries().keySet());
    }
    return new KnownLabels(keys);
  }

  /** Tells whether a node without the key is known not to have it. */
  public boolean contains(String key) {
    return keys == null || keys.contains(key);
  }
}
