package dev.rollcall.cel;

/** What calls cost, by cel-go's tracker and Kubernetes' estimator for its own libraries. */
final class CallCosts {

  private static final double TRAVERSAL = 0.1;
  private static final double REGEX_LENGTH = 0.25;

  private CallCosts() {}

  /** Returns the cost of a call that is over; mirrors {@code CallCost} and {@code costCall}. */
  static long of(String function, Object[] arguments, Object result) {
    switch (function) {
      case "startsWith", "endsWith":
        return traversal(Values.costSize(arguments[arguments.length - 1]));
      case "bytes", "strings.quote", "format", "lowerAscii", "upperAscii", "trim", "substring":
      case "url", "quantity", "isURL", "isQuantity", "isIP", "isCIDR", "cidr", "charAt":
        return traversal(Values.costSize(arguments[0]));
      case "replace", "split", "ip.isCanonical":
        return traversal(2 * Values.costSize(arguments[0]));
      case "ip":
        return arguments[0] instanceof String text ? traversal(Values.costSize(text)) : 1;
      case "join":
        return traversal(2 * Values.costSize(result));
      case "contains":
        return traversal(Values.costSize(arguments[0]))
            * Math.max(1, traversal(Values.costSize(arguments[1])));
      case "matches", "find", "findAll":
        return traversal(1 + Values.costSize(arguments[0]))
            * (long) Math.ceil(Values.costSize(arguments[1]) * REGEX_LENGTH);
      case "@in":
        return arguments[1] instanceof CelList list ? list.size() : 1;
      case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_":
        return traversal(Math.min(Values.costSize(arguments[0]), Values.costSize(arguments[1])));
      case "_+_":
        return arguments[0] instanceof String || arguments[0] instanceof CelBytes
            ? traversal(Values.costSize(arguments[0]) + Values.costSize(arguments[1]))
            : 1;
      case "sets.contains", "sets.intersects", "sets.equivalent":
        return Math.max(1, Values.costSize(arguments[0]) * Values.costSize(arguments[1]));
      case "indexOf", "lastIndexOf":
        return arguments[0] instanceof String text
            ? traversal(Values.costSize(text))
            : Math.max(1, Values.costSize(arguments[0]));
      case "sum", "min", "max", "isSorted", "flatten", "distinct", "sort", "reverse":
        return Math.max(1, Values.costSize(arguments[0]));
      default:
        return 1;
    }
  }

  private static long traversal(long size) {
    return (long) Math.ceil(size * TRAVERSAL);
  }

  /**
   * Returns how much a call walks through in the worst case, of which the server's costs tell
   * little.
   *
   * @param literal whether the first argument is a literal: it is compiled once
   */
  static long walked(String function, Object[] arguments, boolean literal) {
    switch (function) {
      case "_==_", "_!=_":
        return Math.min(ValueSize.cells(arguments[0]), ValueSize.cells(arguments[1]));
      case "@in":
        return arguments[1] instanceof CelList list ? list.cells() : 1;
      case "contains", "indexOf", "lastIndexOf", "split", "replace":
        return searched(arguments);
      case "matches", "find", "findAll":
        return matched(arguments, literal);
      case "sets.contains", "sets.intersects", "sets.equivalent":
        return ValueSize.multiply(ValueSize.cells(arguments[0]), ValueSize.cells(arguments[1]));
      case "distinct":
        return ValueSize.multiply(Values.costSize(arguments[0]), ValueSize.cells(arguments[0]));
      case "sort", "@sortByAssociatedKeys":
        return ValueSize.multiply(Long.SIZE / 4, ValueSize.cells(arguments[0]));
      case "format", "flatten", "join", "sum", "min", "max", "isSorted":
        return ValueSize.cells(arguments[arguments.length > 1 ? 1 : 0])
            + ValueSize.cells(arguments[0]);
      default:
        return 1;
    }
  }

  private static long searched(Object[] arguments) {
    if (arguments[0] instanceof String text && arguments[1] instanceof String part) {
      return ValueSize.multiply(ValueSize.cells(text), 1L + part.length());
    }
    return ValueSize.cells(arguments[0]);
  }

  private static long matched(Object[] arguments, boolean literal) {
    if (arguments[0] instanceof String text && arguments[1] instanceof String pattern) {
      RegexSize size = RegexSize.of(pattern);
      long steps = ValueSize.multiply(ValueSize.cells(text), size.steps());
      return literal ? steps : steps + RegexSize.COMPILATION * size.instructions();
    }
    return 1;
  }
}
