package dev.rollcall.policy;

import dev.rollcall.cel.CelActivation;
import dev.rollcall.cel.CelCost;
import dev.rollcall.cel.CelException;
import dev.rollcall.cel.CelExpression;
import java.util.HashMap;
import java.util.Map;

/**
 * What expressions come to for one request that look at nothing but the request: variables and
 * match conditions are much the same in many policies. Each policy is charged as if it had
 * evaluated them itself.
 */
final class SharedResults {

  /** How many bytes of new values are kept: policies give back theirs one by one. */
  private static final long MOST_KEPT = 4L << 20;

  private final Map<String, Result> results = new HashMap<>();
  private long kept;

  /**
   * What an expression came to.
   *
   * @param value the value, or the error
   * @param units what it cost
   * @param walked how much it walked through
   */
  private record Result(Object value, long units, long walked) {}

  /**
   * Returns the value of an expression.
   *
   * @throws CelException if the evaluation fails
   */
  Object evaluate(CelExpression expression, CelActivation activation, CelCost cost) {
    if (!expression.looksOnlyAtRequest()) {
      return expression.evaluate(activation, cost);
    }
    Result result = results.get(expression.text());
    if (result == null) {
      long mark = cost.memory().used();
      result = evaluated(expression, activation, cost);
      long made = Math.max(0, cost.memory().used() - mark);
      if (kept + made <= MOST_KEPT) {
        kept += made;
        results.put(expression.text(), result);
      }
    } else {
      cost.charge(result.units());
      cost.walk(result.walked());
    }
    if (result.value() instanceof CelException error) {
      throw error;
    }
    return result.value();
  }

  private static Result evaluated(
      CelExpression expression, CelActivation activation, CelCost cost) {
    long units = cost.used();
    long walked = cost.walked();
    Object value;
    try {
      value = expression.evaluate(activation, cost);
    } catch (CelException e) {
      value = e;
    }
    return new Result(value, cost.used() - units, cost.walked() - walked);
  }
}
