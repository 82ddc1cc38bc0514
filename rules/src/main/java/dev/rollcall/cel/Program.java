package dev.rollcall.cel;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A checked expression with its names resolved.
 *
 * @param calls what each call does, by the number of its node
 * @param frames how many loop variables away the one is that a name means, by the number of the
 *     node; {@link #GLOBAL} for the names of the activation
 * @param constants the lists that consist of literals, by the number of the node
 * @param globals the names that are looked up in the activation
 * @param variables the fields of {@code variables} that are read, null if others may be as well
 * @param depth how deep the expression is nested
 */
record Program(
    Expr expr,
    @Nullable ResolvedCall[] calls,
    int[] frames,
    @Nullable CelList[] constants,
    Set<String> globals,
    @Nullable Set<String> variables,
    int depth) {

  /** Marks a name that no loop declares. */
  static final int GLOBAL = -1;

  /** Marks selections that spell the name of a type, such as {@code net.IP}. */
  static final int TYPE_NAME = -2;
}
