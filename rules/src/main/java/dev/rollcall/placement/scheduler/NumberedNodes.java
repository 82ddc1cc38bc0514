package dev.rollcall.placement.scheduler;

import dev.rollcall.model.Node;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/** Nodes of a cluster by their numbers, of which there are thousands for each DaemonSet. */
public final class NumberedNodes extends AbstractList<Node> implements RandomAccess {

  private final List<Node> nodes;
  private int[] numbers;
  private int size;

  NumberedNodes(List<Node> nodes, int[] numbers) {
    this.nodes = nodes;
    this.numbers = numbers;
    this.size = numbers.length;
  }

  /** Adds a node of the same cluster. */
  public void add(int number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(8, size * 2));
    }
    numbers[size++] = number;
  }

  /** Returns the number of a node. */
  public int number(int index) {
    return numbers[index];
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Node get(int index) {
    if (index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    return nodes.get(numbers[index]);
  }
}
