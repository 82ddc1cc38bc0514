package dev.rollcall.cel;

import dev.rollcall.cel.Expr.Call;
import org.jspecify.annotations.Nullable;

/**
 * What a loop collects that makes a list: {@code map}, {@code filter} and {@code transformList}.
 *
 * @param condition which elements it keeps, null for all
 * @param value what it makes of an element
 */
record CollectedElements(@Nullable Expr condition, Expr value) {

  /** Returns the parts of a loop, null if it makes no list. */
  static @Nullable CollectedElements of(Expr.Comprehension node) {
    if (!(node.loop().step() instanceof Call step)) {
      return null;
    }
    boolean some = step.function().equals("_?_:_");
    Expr added = some ? step.argument(1) : step;
    return added instanceof Call sum
            && sum.function().equals("_+_")
            && sum.argument(1) instanceof Expr.ListExpr list
            && list.elements().size() == 1
        ? new CollectedElements(some ? step.argument(0) : null, list.elements().get(0).value())
        : null;
  }
}
