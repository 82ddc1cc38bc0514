package dev.rollcall.placement.scheduler;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nodes sorted into kinds by some of their properties, each property a column of small numbers. */
public final class NodeClasses {

  private static final int MAX_CELLS = 1 << 16;

  private final int[] kindOf;
  private final int[] first;
  private final int[] counts;
  private volatile int @Nullable [][] nodes;

  private NodeClasses(int[] kindOf, int count) {
    this.kindOf = kindOf;
    this.first = new int[count];
    this.counts = new int[count];
    for (int node = kindOf.length - 1; node >= 0; node--) {
      first[kindOf[node]] = node;
      counts[kindOf[node]]++;
    }
  }

  /** Returns the kinds by one column. */
  static NodeClasses by(Column column) {
    return new NodeClasses(new int[column.cells().length], Math.min(1, column.cells().length))
        .refine(column);
  }

  /**
   * A property of every node.
   *
   * @param cells the number that stands for the value, by node
   * @param values how many values there are
   */
  record Column(int[] cells, int values) {}

  /** Returns the kinds that differ in the column too, numbered by their first node. */
  NodeClasses refine(Column column) {
    int[] refined = new int[kindOf.length];
    long cells = (long) first.length * column.values();
    int count =
        cells <= MAX_CELLS
            ? refineByTable(column, new int[(int) cells], refined)
            : refineByMap(column, refined);
    return new NodeClasses(refined, count);
  }

  private int refineByTable(Column column, int[] table, int[] refined) {
    int count = 0;
    for (int node = 0; node < kindOf.length; node++) {
      int cell = kindOf[node] * column.values() + column.cells()[node];
      if (table[cell] == 0) {
        table[cell] = ++count;
      }
      refined[node] = table[cell] - 1;
    }
    return count;
  }

  private int refineByMap(Column column, int[] refined) {
    Map<Long, Integer> numbers = new HashMap<>();
    for (int node = 0; node < kindOf.length; node++) {
      long cell = (long) kindOf[node] * column.values() + column.cells()[node];
      Integer number = numbers.putIfAbsent(cell, numbers.size());
      refined[node] = number == null ? numbers.size() - 1 : number;
    }
    return numbers.size();
  }

  public int count() {
    return first.length;
  }

  /** Returns the number of nodes. */
  int size() {
    return kindOf.length;
  }

  public int of(int node) {
    return kindOf[node];
  }

  /** Returns the first node of a kind, which speaks for the others. */
  public int first(int kind) {
    return first[kind];
  }

  /** Returns how many nodes of a kind there are. */
  public int nodes(int kind) {
    return counts[kind];
  }

  /** Returns the numbers of the nodes of a kind; kept, as many DaemonSets share the kinds. */
  int[] numbers(int kind) {
    int[][] known = nodes;
    if (known == null) {
      known = byKind();
      nodes = known;
    }
    return known[kind];
  }

  private int[][] byKind() {
    int[][] found = new int[first.length][];
    for (int kind = 0; kind < found.length; kind++) {
      found[kind] = new int[counts[kind]];
    }
    int[] free = counts.clone();
    for (int node = kindOf.length - 1; node >= 0; node--) {
      found[kindOf[node]][--free[kindOf[node]]] = node;
    }
    return found;
  }
}
