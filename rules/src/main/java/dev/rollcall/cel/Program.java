package dev.rollcall.cel;

/**
 * A checked expression with its functions resolved.
 *
 * @param functions the implementation of each call, by the number of the node
 * @param global whether a call with a receiver is that of a function with a qualified name
 */
record Program(Expr expr, CelFunction[] functions, boolean[] global) {}
