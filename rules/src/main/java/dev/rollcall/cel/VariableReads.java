package dev.rollcall.cel;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects which fields of {@code variables} an expression reads. */
final class VariableReads {

  private static final String VARIABLES = "variables";

  private final Set<String> names = new TreeSet<>();
  private int uses;
  private int fields;

  /** Adds a name that the activation is asked for. */
  void addUse(Expr.Ident node) {
    uses += node.name().equals(VARIABLES) ? 1 : 0;
  }

  /** Adds a field of a name that the activation is asked for. */
  void addField(Expr.Select node) {
    if (node.operand() instanceof Expr.Ident ident && ident.name().equals(VARIABLES)) {
      fields++;
      names.add(node.field());
    }
  }

  /** Returns the names of the fields, null if others may be read as well. */
  @Nullable Set<String> names() {
    return uses == fields ? names : null;
  }
}
