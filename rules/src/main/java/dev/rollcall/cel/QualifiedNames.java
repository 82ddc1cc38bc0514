package dev.rollcall.cel;

import org.jspecify.annotations.Nullable;

/** Names with dots, such as {@code optional.of}. */
final class QualifiedNames {

  private QualifiedNames() {}

  /** Returns a name without the dot that it may start with, as in {@code .object}. */
  static String withoutDot(String name) {
    return name.startsWith(".") ? name.substring(1) : name;
  }

  /** Returns the name that a chain of selections spells, or null if it is something else. */
  static @Nullable String of(@Nullable Expr expr) {
    if (expr instanceof Expr.Ident ident) {
      return ident.name();
    }
    if (expr instanceof Expr.Select select && !select.test()) {
      String prefix = of(select.operand());
      return prefix == null ? null : prefix + "." + select.field();
    }
    return null;
  }
}
