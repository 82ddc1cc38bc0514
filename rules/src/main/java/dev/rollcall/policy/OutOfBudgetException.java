package dev.rollcall.policy;

import dev.rollcall.cel.CostLimitException;

/** Signals that the expressions of a policy cost more together than the API server allows. */
final class OutOfBudgetException extends CostLimitException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception with the server's words. */
  OutOfBudgetException() {
    super(
        "validation failed due to running out of cost budget, no further validation rules will be"
            + " run");
  }
}
