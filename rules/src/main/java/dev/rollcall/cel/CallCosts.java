package dev.rollcall.cel;

/** What calls cost, by cel-go's tracker and Kubernetes' estimator for its own libraries. */
final class CallCosts {

  private static final double TRAVERSAL = 0.1;
  private static final double REGEX_LENGTH = 0.25;

  private CallCosts() {}

  static long of(String function, Object[] arguments) {
    switch (function) {
      case "startsWith", "endsWith":
        return traversal(Values.costSize(arguments[arguments.length - 1]));
      case "bytes", "strings.quote", "format", "replace", "split", "lowerAscii", "upperAscii":
      case "trim", "charAt", "url", "quantity", "isURL", "isQuantity":
        return traversal(Values.costSize(arguments[0]));
      case "contains", "indexOf", "lastIndexOf":
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
      case "sum", "min", "max", "isSorted", "join", "flatten", "distinct", "sort", "reverse":
        return Math.max(1, Values.costSize(arguments[0]));
      default:
        return 1;
    }
  }

  private static long traversal(long size) {
    return (long) Math.ceil(size * TRAVERSAL);
  }
}
