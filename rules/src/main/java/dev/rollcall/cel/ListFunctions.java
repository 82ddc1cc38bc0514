package dev.rollcall.cel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The list libraries of Kubernetes and cel-go, sets, and what loops are made of. */
final class ListFunctions {

  private ListFunctions() {}

  static void declare(Map<String, CelFunction> functions) {
    functions.put("size", ListFunctions::size);
    functions.put("isSorted", a -> isSorted(list(a, "isSorted")));
    functions.put("sum", a -> sum(list(a, "sum")));
    functions.put("min", a -> extreme(list(a, "min"), -1));
    functions.put("max", a -> extreme(list(a, "max"), 1));
    functions.put("indexOf", ListFunctions::indexOf);
    functions.put("lastIndexOf", ListFunctions::lastIndexOf);
    functions.put("slice", a -> slice(list(a, "slice"), number(a[1]), number(a[2])));
    functions.put("flatten", a -> flatten(list(a, "flatten"), a.length > 1 ? number(a[1]) : 1));
    functions.put("sort", a -> sortBy(list(a, "sort"), list(a, "sort")));
    functions.put(
        "@sortByAssociatedKeys", a -> sortBy(list(a, "sortBy"), StringFunctions.list(a[1])));
    functions.put("distinct", a -> distinct(list(a, "distinct")));
    functions.put("reverse", a -> reverse(list(a, "reverse")));
    functions.put("lists.range", a -> range(number(a[0])));
    functions.put("cel.@mapInsert", ListFunctions::insert);
    functions.put("sets.contains", a -> containsAll(set(a[0]), set(a[1])));
    functions.put(
        "sets.equivalent",
        a -> containsAll(set(a[0]), set(a[1])) && containsAll(set(a[1]), set(a[0])));
    functions.put("sets.intersects", a -> set(a[0]).stream().anyMatch(e -> contains(set(a[1]), e)));
  }

  private static long number(Object value) {
    return StringFunctions.number(value);
  }

  private static CelList set(Object value) {
    return StringFunctions.list(value);
  }

  private static CelList list(Object[] arguments, String function) {
    if (arguments[0] instanceof CelList list) {
      return list;
    }
    throw CelException.noSuchOverload(function, arguments);
  }

  private static Object size(Object[] a) {
    if (a[0] instanceof String text) {
      return (long) Values.codePoints(text);
    }
    if (a[0] instanceof CelList list) {
      return (long) list.size();
    }
    if (a[0] instanceof CelMap map) {
      return (long) map.size();
    }
    if (a[0] instanceof CelBytes bytes) {
      return (long) bytes.size();
    }
    throw CelException.noSuchOverload("size", a);
  }

  private static Object isSorted(CelList list) {
    requireOrdered(list);
    for (int i = 1; i < list.size(); i++) {
      if (order(list.get(i - 1), list.get(i)) > 0) {
        return false;
      }
    }
    return true;
  }

  /** Compares two values; those that cannot be compared, such as NaN, are in order. */
  private static int order(Object a, Object b) {
    try {
      return Values.compare(a, b);
    } catch (CelException e) {
      return 0;
    }
  }

  private static Object sum(CelList list) {
    if (list.isEmpty()) {
      return 0L;
    }
    Object sum = list.get(0);
    if (!Values.isNumber(sum) && !(sum instanceof Duration)) {
      throw CelException.noSuchOverload();
    }
    // Adding to zero makes a zero of -0.0.
    sum = sum instanceof Double first ? (Object) (0.0 + first) : sum;
    for (Object each : list.subList(1, list.size())) {
      sum = OperatorFunctions.add(sum, each);
    }
    return sum;
  }

  private static void requireOrdered(CelList list) {
    for (Object each : list) {
      if (!Values.isOrdered(each)) {
        throw CelException.noSuchOverload();
      }
    }
  }

  private static Object extreme(CelList list, int sign) {
    if (list.isEmpty()) {
      throw new CelException("empty-list", (sign < 0 ? "min" : "max") + " called on empty list");
    }
    requireOrdered(list);
    Object best = list.get(0);
    for (Object each : list.subList(1, list.size())) {
      if (order(each, best) * sign > 0) {
        best = each;
      }
    }
    return best;
  }

  private static Object indexOf(Object[] a) {
    if (a[0] instanceof String text) {
      return StringFunctions.indexOf(
          text, StringFunctions.text(a[1]), a.length > 2 ? number(a[2]) : 0);
    }
    CelList list = list(a, "indexOf");
    for (int i = 0; i < list.size(); i++) {
      if (Values.equal(list.get(i), a[1])) {
        return (long) i;
      }
    }
    return -1L;
  }

  private static Object lastIndexOf(Object[] a) {
    if (a[0] instanceof String text) {
      String part = StringFunctions.text(a[1]);
      return StringFunctions.lastIndexOf(
          text, part, a.length > 2 ? number(a[2]) : Values.codePoints(text));
    }
    CelList list = list(a, "lastIndexOf");
    for (int i = list.size() - 1; i >= 0; i--) {
      if (Values.equal(list.get(i), a[1])) {
        return (long) i;
      }
    }
    return -1L;
  }

  private static Object slice(CelList list, long from, long to) {
    String call = "cannot slice(" + from + ", " + to + "), ";
    if (from < 0 || to < 0) {
      throw new CelException("index", call + "negative indexes not supported");
    }
    if (from > to) {
      throw new CelException("index", call + "start index must be less than or equal to end index");
    }
    if (to > list.size()) {
      throw new CelException("index", call + "list is length " + list.size());
    }
    return CelList.of(new ArrayList<>(list.subList((int) from, (int) to)));
  }

  private static Object flatten(CelList list, long depth) {
    if (depth < 0) {
      throw new CelException("other", "level must be non-negative");
    }
    List<Object> flat = new ArrayList<>();
    flatten(list, depth, flat);
    return CelList.of(flat);
  }

  private static void flatten(CelList list, long depth, List<Object> flat) {
    ValueSize.requireLength(flat.size());
    for (Object each : list) {
      if (each instanceof CelList inner && depth > 0) {
        flatten(inner, depth - 1, flat);
      } else {
        flat.add(each);
      }
    }
  }

  private static Object sortBy(CelList list, CelList keys) {
    if (keys.size() != list.size()) {
      throw new CelException("sort", "@sortByAssociatedKeys() expected a list of the same size");
    }
    for (Object key : keys) {
      boolean same = Values.typeName(key).equals(Values.typeName(keys.get(0)));
      if (!same) {
        throw new CelException("sort", "list elements must have the same type");
      }
      if (!Values.isOrdered(key)) {
        throw new CelException("sort", "list elements must be comparable");
      }
    }
    Integer[] order = new Integer[list.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> sorted(keys.get(a), keys.get(b)));
    List<Object> sorted = new ArrayList<>();
    for (int index : order) {
      sorted.add(list.get(index));
    }
    return CelList.of(sorted);
  }

  /** Compares keys of one type, so that a sort may rely on it: NaN comes last. */
  private static int sorted(Object a, Object b) {
    return a instanceof Double x && b instanceof Double y && (x.isNaN() || y.isNaN())
        ? Double.compare(x, y)
        : Values.compare(a, b);
  }

  private static boolean contains(List<Object> list, Object element) {
    return list.stream().anyMatch(each -> Values.equal(each, element));
  }

  private static boolean containsAll(CelList list, CelList elements) {
    return elements.stream().allMatch(element -> contains(list, element));
  }

  private static Object distinct(CelList list) {
    List<Object> distinct = new ArrayList<>();
    for (Object each : list) {
      if (!contains(distinct, each)) {
        distinct.add(each);
      }
    }
    return CelList.of(distinct);
  }

  private static Object reverse(CelList list) {
    List<Object> reversed = new ArrayList<>(list);
    Collections.reverse(reversed);
    return CelList.of(reversed);
  }

  private static Object range(long end) {
    ValueSize.requireCount(end);
    List<Object> range = new ArrayList<>();
    for (long i = 0; i < end; i++) {
      range.add(i);
    }
    return CelList.of(range);
  }

  private static Object insert(Object[] a) {
    if (!(a[0] instanceof CelMap map)) {
      throw CelException.noSuchOverload();
    }
    if (a.length == 3) {
      put(map, a[1], a[2]);
    } else if (a[1] instanceof CelMap more) {
      more.entries().forEach((key, value) -> put(map, key, value));
    } else {
      throw CelException.noSuchOverload();
    }
    return map;
  }

  private static void put(CelMap map, Object key, Object value) {
    if (map.find(key) != null) {
      throw new CelException(
          "duplicate-key", "insert failed: key " + Formatting.plain(key) + " already exists");
    }
    map.insert(key, value);
  }
}
