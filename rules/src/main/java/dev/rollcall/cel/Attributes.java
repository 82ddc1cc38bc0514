package dev.rollcall.cel;

import dev.rollcall.cel.Expr.Call;
import java.util.Set;

/**
 * What cel-go plans as one attribute, whose costs are its own and those of its qualifiers, and what
 * it evaluates when it compiles.
 */
final class Attributes {

  private static final Set<String> QUALIFIERS = Set.of("_[_]", "_[?_]", "_?._", "_?_:_");

  private Attributes() {}

  /** Returns whether a node is an attribute: a name, or one with qualifiers. */
  static boolean isAttribute(Expr expr) {
    return expr instanceof Expr.Ident
        || expr instanceof Expr.Select
        || expr instanceof Call call && QUALIFIERS.contains(call.function());
  }

  /** Returns whether a map consists of literals. */
  static boolean isConstant(Expr.MapExpr map) {
    for (Expr.Entry entry : map.entries()) {
      if (!(entry.key() instanceof Expr.Literal && entry.value() instanceof Expr.Literal)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a list is looked up by hash, so that it costs nothing to look into it. */
  static boolean isSet(CelList constant) {
    for (Object element : constant) {
      if (!(element instanceof String || element instanceof Boolean || Values.isNumber(element))) {
        return false;
      }
    }
    return true;
  }
}
