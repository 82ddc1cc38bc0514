package dev.rollcall.cel;

/**
 * What a call in an expression does.
 *
 * @param control whether, and how, it decides which of its arguments are evaluated
 * @param function the implementation
 * @param operands what is evaluated for it: the receiver, unless it is part of the name of the
 *     function, and the arguments
 * @param makes whether the value is new, so that it takes memory
 */
record ResolvedCall(
    Control control, CelFunction function, Expr[] operands, boolean makes, CallCosts costs) {

  /** How a call treats its arguments. */
  enum Control {
    STRICT,
    AND,
    OR,
    CONDITIONAL,
    NOT_STRICTLY_FALSE,
    OPTIONAL_OR,
    OPTIONAL_OR_VALUE;

    static Control of(String function) {
      return switch (function) {
        case "_&&_" -> AND;
        case "_||_" -> OR;
        case "_?_:_" -> CONDITIONAL;
        case "@not_strictly_false" -> NOT_STRICTLY_FALSE;
        case "or" -> OPTIONAL_OR;
        case "orValue" -> OPTIONAL_OR_VALUE;
        default -> STRICT;
      };
    }
  }
}
