package dev.rollcall.cel;

/**
 * A checked expression with its functions resolved.
 *
 * @param functions the implementation of each call, by the number of the node
 * @param global whether a call with a receiver is that of a function with a qualified name
 * @param names the name of the function of each call, with its qualifier
 * @param makes whether the value of a call is new, so that it takes memory
 * @param depth how deep the expression is nested
 */
record Program(
    Expr expr,
    CelFunction[] functions,
    boolean[] global,
    String[] names,
    boolean[] makes,
    int depth) {}
