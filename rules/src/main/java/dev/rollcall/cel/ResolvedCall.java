package dev.rollcall.cel;

/**
 * What a call in an expression does.
 *
 * @param control whether, and how, it decides which of its arguments are evaluated
 * @param function the implementation
 * @param global whether a call with a receiver is that of a function with a qualified name
 * @param makes whether the value is new, so that it takes memory
 */
record ResolvedCall(
    Control control, CelFunction function, boolean global, boolean makes, CallCosts costs) {

  /** How a call treats its arguments. */
  enum Control {
    STRICT,
    AND,
    OR,
    CONDITIONAL,
    NOT_STRICTLY_FALSE;

    static Control of(String function) {
      return switch (function) {
        case "_&&_" -> AND;
        case "_||_" -> OR;
        case "_?_:_" -> CONDITIONAL;
        case "@not_strictly_false" -> NOT_STRICTLY_FALSE;
        default -> STRICT;
      };
    }
  }
}
