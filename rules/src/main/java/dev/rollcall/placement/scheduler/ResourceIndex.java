package dev.rollcall.placement.scheduler;

import dev.rollcall.model.Node;
import dev.rollcall.model.ResourceList;
import dev.rollcall.quantity.Quantity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The resources that pods ask for, by number; what nobody asks for cannot run short. */
public final class ResourceIndex {

  /** What stands for an amount of which the node says nothing. */
  static final long PLENTY = Long.MAX_VALUE / 4;

  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  public ResourceIndex() {
    // The order in which the scheduler names what is insufficient.
    List.of("cpu", "memory", "ephemeral-storage").forEach(this::number);
  }

  int number(String name) {
    Integer known = numbers.putIfAbsent(name, numbers.size());
    return known == null ? numbers.size() - 1 : known;
  }

  int size() {
    return numbers.size();
  }

  public List<String> names() {
    return Collections.unmodifiableList(new ArrayList<>(numbers.keySet()));
  }

  /** Returns amounts by number, cpu in thousandths as the scheduler counts it. */
  public long[] vector(Map<String, Quantity> amounts) {
    amounts.forEach((name, amount) -> number(name));
    long[] vector = new long[size()];
    amounts.forEach((name, amount) -> vector[number(name)] = scaled(name, amount));
    return vector;
  }

  private static long scaled(String name, Quantity amount) {
    return Math.min(PLENTY, name.equals("cpu") ? amount.milliValue() : amount.value());
  }

  /** Fills in what pods may use of the node. */
  void allocatable(Node node, long[] into, int offset) {
    ResourceList amounts = allocatable(node);
    for (Map.Entry<String, Integer> entry : numbers.entrySet()) {
      String name = entry.getKey();
      Quantity amount = amounts.get(name);
      into[offset + entry.getValue()] =
          amount != null ? scaled(name, amount) : isAlwaysReported(amounts, name) ? PLENTY : 0;
    }
  }

  /** Returns how many pods the node takes. */
  static int allowedPods(Node node) {
    Quantity pods = allocatable(node).get("pods");
    return pods == null ? Integer.MAX_VALUE : (int) Math.min(Integer.MAX_VALUE, pods.value());
  }

  /** A node without allocatable has its capacity for it: SetDefaults_NodeStatus. */
  static ResourceList allocatable(Node node) {
    return node.allocatable().isEmpty() ? node.capacity() : node.allocatable();
  }

  /**
   * A kubelet reports these and a manifest written by hand may leave them out; of other resources a
   * node that reports something has none unless it says so.
   */
  private static boolean isAlwaysReported(ResourceList amounts, String name) {
    return amounts.isEmpty()
        || name.equals("cpu")
        || name.equals("memory")
        || name.equals("ephemeral-storage");
  }
}
