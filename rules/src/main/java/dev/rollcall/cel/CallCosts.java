package dev.rollcall.cel;

import java.util.Set;

/**
 * What the calls of a function cost, by cel-go's tracker and Kubernetes' estimator for its own
 * libraries.
 *
 * @param charge what a call costs that is over
 * @param walk how much a call walks through
 */
record CallCosts(Charge charge, Walk walk) {

  private static final double TRAVERSAL = 0.1;
  private static final double REGEX_LENGTH = 0.25;

  /** The functions that go through their first argument once. */
  private static final Set<String> TRAVERSING =
      Set.of(
          "bytes",
          "cidr",
          "endsWith",
          "format",
          "isCIDR",
          "isIP",
          "isQuantity",
          "isSemver",
          "lowerAscii",
          "quantity",
          "semver",
          "startsWith",
          "strings.quote",
          "substring",
          "trim",
          "upperAscii",
          "url");

  private static final Charge FIRST =
      (arguments, result) -> traversal(Values.costSize(arguments[0]));
  private static final Charge ONE = (arguments, result) -> 1;
  private static final Charge NONE = (arguments, result) -> 0;
  private static final Walk NOTHING = arguments -> 1;

  /** Counts the units of a call. */
  interface Charge {
    long of(Object[] arguments, Object result);
  }

  /**
   * Counts how much a call walks through in the worst case, of which the server's costs tell
   * little.
   */
  interface Walk {
    long of(Object[] arguments);
  }

  /** Returns the costs of a function; mirrors {@code CallCost} and {@code costCall}. */
  static CallCosts of(String function) {
    return new CallCosts(charge(function), walk(function));
  }

  /** Returns what a call costs that is over. */
  long charged(Object[] arguments, Object result) {
    // Most calls cost one, and asking a function for that takes longer than to see that it is one.
    return charge == ONE ? 1 : charge.of(arguments, result);
  }

  /** Returns how much a call walks through. */
  long walked(Object[] arguments) {
    return walk == NOTHING ? 1 : walk.of(arguments);
  }

  /** Returns the same costs for what the server finds out when it compiles the expression. */
  CallCosts folded() {
    return new CallCosts(NONE, walk);
  }

  /** Returns the same costs with those of an attribute. */
  CallCosts relative() {
    return new CallCosts((arguments, result) -> charge.of(arguments, result) + 1, walk);
  }

  /** Returns the same costs for a regular expression that is a literal: it is compiled once. */
  CallCosts compiled(RegexSize size) {
    return new CallCosts(charge, a -> ValueSize.multiply(ValueSize.cells(a[0]), size.steps()));
  }

  private static Charge charge(String function) {
    return switch (function) {
      case "replace", "split", "ip.isCanonical" ->
          (a, result) -> traversal(2 * Values.costSize(a[0]));
      case "ip", "string" -> (a, result) -> a[0] instanceof CidrBlock ? 1 : text(a[0]);
      case "join" -> (a, result) -> traversal(2 * Values.costSize(result));
      case "contains" ->
          (a, result) -> traversal(Values.costSize(a[0])) * traversal(Values.costSize(a[1]));
      case "matches", "find", "findAll" -> (a, result) -> matching(a);
      case "@in" -> (a, result) -> a[1] instanceof CelList list ? list.size() : 1;
      case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_" ->
          (a, result) -> traversal(Math.min(Values.costSize(a[0]), Values.costSize(a[1])));
      case "_+_" -> (a, result) -> sum(a);
      case "_?._", "_[?_]" ->
          (a, result) -> result instanceof CelOptional none && none.value() == null ? 0 : 1;
      case "isSorted", "sum", "min", "max", "indexOf", "lastIndexOf" ->
          (a, result) -> ListCosts.traversal(a[0]);
      case "containsIP", "containsCIDR" ->
          (a, result) -> contained(a, function.equals("containsCIDR"));
      case "validate" -> (a, result) -> a[0] instanceof NamedFormat format ? format.cost(a[1]) : 1;
      default -> {
        Charge ofList = ListCosts.of(function);
        yield ofList != null ? ofList : TRAVERSING.contains(function) ? FIRST : ONE;
      }
    };
  }

  private static long text(Object value) {
    return value instanceof String || value instanceof CelBytes
        ? traversal(Values.costSize(value))
        : 1;
  }

  /** Two lists of bytes are compared; what is a text is read before. */
  private static long contained(Object[] arguments, boolean masked) {
    int size = arguments[0] instanceof CidrBlock block ? (block.prefix() + 7) / 8 : 1;
    long cost = traversal(2L * size) + (masked ? traversal(size) + 1 : 0);
    return arguments[1] instanceof String text ? cost + traversal(sizeOf(text)) : cost;
  }

  private static long matching(Object[] arguments) {
    return matching(Values.costSize(arguments[0]), Values.costSize(arguments[1]));
  }

  /** Returns the cost of matching a text with a regular expression. */
  static long matching(long textSize, long regexSize) {
    return traversal(1 + textSize) * (long) Math.ceil(regexSize * REGEX_LENGTH);
  }

  private static long sizeOf(String text) {
    return Values.codePoints(text);
  }

  private static long sum(Object[] arguments) {
    return arguments[0] instanceof String || arguments[0] instanceof CelBytes
        ? traversal(Values.costSize(arguments[0]) + Values.costSize(arguments[1]))
        : 1;
  }

  private static long traversal(long size) {
    return (long) Math.ceil(size * TRAVERSAL);
  }

  private static Walk walk(String function) {
    return switch (function) {
      case "_==_", "_!=_" -> a -> Math.min(ValueSize.cells(a[0]), ValueSize.cells(a[1]));
      case "@in" -> a -> a[1] instanceof CelList list ? list.cells() : 1;
      case "contains", "indexOf", "lastIndexOf", "split", "replace" -> a -> searched(a);
      case "matches", "find", "findAll" -> CallCosts::matched;
      case "sets.contains", "sets.intersects", "sets.equivalent" ->
          a -> ValueSize.multiply(ValueSize.cells(a[0]), ValueSize.cells(a[1]));
      case "distinct" -> a -> ValueSize.multiply(Values.costSize(a[0]), ValueSize.cells(a[0]));
      case "sort", "@sortByAssociatedKeys" ->
          a -> ValueSize.multiply(Long.SIZE / 4, ValueSize.cells(a[0]));
      case "format", "flatten", "join", "sum", "min", "max", "isSorted" ->
          a -> ValueSize.cells(a[a.length > 1 ? 1 : 0]) + ValueSize.cells(a[0]);
      default -> NOTHING;
    };
  }

  private static long searched(Object[] arguments) {
    if (arguments[0] instanceof String text && arguments[1] instanceof String part) {
      return ValueSize.multiply(ValueSize.cells(text), 1L + part.length());
    }
    return ValueSize.cells(arguments[0]);
  }

  private static long matched(Object[] arguments) {
    if (arguments[0] instanceof String text && arguments[1] instanceof String pattern) {
      RegexSize size = RegexSize.of(pattern);
      return ValueSize.multiply(ValueSize.cells(text), size.steps())
          + RegexSize.COMPILATION * size.instructions();
    }
    return 1;
  }
}
