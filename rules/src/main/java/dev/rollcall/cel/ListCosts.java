package dev.rollcall.cel;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the functions of lists and sets cost, by the trackers of cel-go and of Kubernetes. */
final class ListCosts {

  private static final long CALL = 1;
  private static final long NEW_LIST = 10;
  private static final double TRAVERSAL = 0.1;

  private ListCosts() {}

  /** Returns the costs of a function of cel-go's extensions, null if it is none that costs more. */
  static CallCosts.@Nullable Charge of(String function) {
    return switch (function) {
      case "slice", "lists.range", "reverse" -> (a, result) -> allocating(1, size(result));
      case "flatten" ->
          (a, result) -> allocating(a.length > 1 && a[1] instanceof Long n ? n : 1, size(a[0]));
      case "distinct", "sort" -> (a, result) -> comparing(a[0]);
      case "@sortByAssociatedKeys" -> (a, result) -> comparing(a[1]);
      case "sets.contains", "sets.intersects" -> (a, result) -> CALL + size(a[0]) * size(a[1]);
      case "sets.equivalent" -> (a, result) -> CALL + 2 * size(a[0]) * size(a[1]);
      default -> null;
    };
  }

  private static long size(Object value) {
    return Values.costSize(value);
  }

  private static long allocating(double factor, long size) {
    return (long) (size * factor) + CALL + NEW_LIST;
  }

  /** Each element is compared with each. */
  private static long comparing(Object value) {
    long size = size(value);
    boolean texts =
        value instanceof List<?> list
            && !list.isEmpty()
            && (list.get(0) instanceof String || list.get(0) instanceof CelBytes);
    return allocating(texts ? 2 + TRAVERSAL : 2, size * size);
  }

  /** Returns the cost of going through a value; mirrors {@code traversalCost}. */
  static long traversal(Object value) {
    if (value instanceof String text) {
      return (long) (text.getBytes(StandardCharsets.UTF_8).length * TRAVERSAL);
    }
    if (value instanceof CelBytes bytes) {
      return (long) (bytes.size() * TRAVERSAL);
    }
    long cost = 0;
    if (value instanceof CelList list) {
      for (Object element : list) {
        cost += traversal(element);
      }
      return cost;
    }
    if (value instanceof CelMap map) {
      for (Map.Entry<Object, Object> entry : map.entries().entrySet()) {
        cost += traversal(entry.getKey()) + traversal(entry.getValue());
      }
      return cost;
    }
    return 1;
  }
}
