package dev.rollcall.cel;

import dev.rollcall.cel.Expr.Call;
import dev.rollcall.cel.Expr.Comprehension;
import org.jspecify.annotations.Nullable;

/** Finds where the elements of lists are from that expressions make of the object. */
final class ElementOrigin {

  private final DecidingValue deciding;

  ElementOrigin(DecidingValue deciding) {
    this.deciding = deciding;
  }

  /**
   * Returns where an element is from; if it is not known, where the list is from.
   *
   * @param expr the expression of the list or map
   * @param values its value
   * @param index the number of the element, or of the entry
   */
  @Nullable CelPath of(Expr expr, Object values, int index, Scope scope) {
    CelPath element = element(expr, values, index, scope);
    return element == null ? deciding.list(expr, scope, false) : element;
  }

  private @Nullable CelPath element(Expr expr, Object values, int index, Scope scope) {
    if (values instanceof CelMap map) {
      CelPath base = map.path() == null ? deciding.list(expr, scope, false) : map.path();
      return base == null
          ? null
          : base.child(map.entries().keySet().stream().skip(index).findFirst().orElseThrow());
    }
    if (!(values instanceof CelList list)) {
      return null;
    }
    Object value = list.get(index);
    CelPath own =
        value instanceof CelMap map
            ? map.path()
            : value instanceof CelList inner ? inner.path() : null;
    if (own != null) {
      return own;
    }
    CelPath path = list.path();
    return path == null ? made(expr, list, index, scope) : path.child(index);
  }

  /** Returns where an element is from that an expression makes, or null. */
  private @Nullable CelPath made(Expr expr, CelList list, int index, Scope scope) {
    if (expr instanceof Expr.ListExpr literal) {
      boolean whole = literal.elements().size() == list.size();
      return whole ? deciding.decide(literal.elements().get(index).value(), scope, false) : null;
    }
    if (expr instanceof Comprehension loop) {
      return collected(loop, index, scope);
    }
    if (expr instanceof Call call) {
      return ofCall(call, list, index, scope);
    }
    DecidingValue.Variable variable = deciding.variable(expr);
    return variable == null
        ? null
        : variable.deciding().origins().element(variable.expr(), list, index, Scope.NONE);
  }

  private @Nullable CelPath ofCall(Call call, CelList list, int index, Scope scope) {
    switch (call.function()) {
      case "_+_":
        if (deciding.value(call.argument(0), scope) instanceof CelList first) {
          int more = index - first.size();
          return more < 0
              ? element(call.argument(0), first, index, scope)
              : same(call.argument(1), more, scope);
        }
        return null;
      case "_?_:_":
        boolean yes = Boolean.TRUE.equals(deciding.value(call.argument(0), scope));
        return element(call.argument(yes ? 1 : 2), list, index, scope);
      case "flatten":
        return flattened(call.operands().get(0), index, scope);
      default:
        return taken(call, list.get(index), scope);
    }
  }

  private @Nullable CelPath same(Expr expr, int index, Scope scope) {
    return deciding.value(expr, scope) instanceof CelList list && index < list.size()
        ? element(expr, list, index, scope)
        : null;
  }

  private @Nullable CelPath flattened(Expr lists, int index, Scope scope) {
    if (!(deciding.value(lists, scope) instanceof CelList all)) {
      return null;
    }
    int left = index;
    for (int i = 0; i < all.size(); i++) {
      int size = all.get(i) instanceof CelList inner ? inner.size() : 1;
      if (left < size) {
        CelPath path = element(lists, all, i, scope);
        return path != null && all.get(i) instanceof CelList ? path.child(left) : path;
      }
      left -= size;
    }
    return null;
  }

  /** An element that a function takes out of the list that it is called for. */
  private @Nullable CelPath taken(Call call, Object value, Scope scope) {
    for (Expr operand : call.operands()) {
      if (unwrapped(deciding.value(operand, scope)) instanceof CelList list) {
        for (int i = 0; i < list.size(); i++) {
          if (Values.equal(list.get(i), value)) {
            return element(operand, list, i, scope);
          }
        }
      }
    }
    return null;
  }

  private static @Nullable Object unwrapped(Object value) {
    return value instanceof CelOptional optional ? optional.value() : value;
  }

  /** Returns what an element is made of that a loop collects. */
  private @Nullable CelPath collected(Comprehension node, int index, Scope scope) {
    CollectedElements parts = CollectedElements.of(node);
    Object values = deciding.value(node.loop().range(), scope);
    if (parts == null || !(values instanceof CelList || values instanceof CelMap)) {
      return null;
    }
    LoopRange elements = LoopRange.of(values, node.loop().variable2() != null);
    int left = index;
    for (int i = 0; i < elements.size(); i++) {
      Scope inner = DecidingElement.inner(node, elements, i, scope);
      boolean kept =
          parts.condition() == null
              || Boolean.TRUE.equals(deciding.value(parts.condition(), inner));
      if (kept && left-- == 0) {
        CelPath element = of(node.loop().range(), values, i, scope);
        Scope there = DecidingElement.placed(node, inner, element);
        CelPath path = deciding.decide(parts.value(), there, false);
        return path == null ? element : path;
      }
    }
    return null;
  }
}
