package dev.rollcall.placement.scheduler;

import dev.rollcall.model.Node;
import java.util.AbstractList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Some of the nodes of a cluster, in their order, without a list of thousands of them. */
final class NodeSubset extends AbstractList<Node> {

  private final List<Node> nodes;
  private final BitSet numbers;

  /**
   * Shows nodes.
   *
   * @param numbers theirs; not to be changed
   */
  NodeSubset(List<Node> nodes, BitSet numbers) {
    this.nodes = nodes;
    this.numbers = numbers;
  }

  @Override
  public int size() {
    return numbers.cardinality();
  }

  @Override
  public Node get(int index) {
    int node = numbers.nextSetBit(0);
    for (int i = 0; i < index && node >= 0; i++) {
      node = numbers.nextSetBit(node + 1);
    }
    if (index < 0 || node < 0) {
      throw new IndexOutOfBoundsException(index);
    }
    return nodes.get(node);
  }

  @Override
  public Iterator<Node> iterator() {
    return new Iterator<>() {
      private int next = numbers.nextSetBit(0);

      @Override
      public boolean hasNext() {
        return next >= 0;
      }

      @Override
      public Node next() {
        if (next < 0) {
          throw new NoSuchElementException();
        }
        Node node = nodes.get(next);
        next = numbers.nextSetBit(next + 1);
        return node;
      }
    };
  }
}
