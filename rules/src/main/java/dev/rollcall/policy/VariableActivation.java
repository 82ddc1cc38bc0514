package dev.rollcall.policy;

import dev.rollcall.cel.CelActivation;
import dev.rollcall.cel.CelCost;
import dev.rollcall.cel.CelException;
import dev.rollcall.cel.CelExpression;
import dev.rollcall.cel.CelVariables;
import dev.rollcall.cel.CostLimitException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An activation with the variables of a policy, each of which is evaluated when it is first read. A
 * variable that fails does so each time.
 */
final class VariableActivation implements CelActivation, CelVariables {

  private static final int MAX_DEPTH = 600;
  private static final int DEPTH_OF_READING = 4;

  private final CelActivation values;
  private final Map<String, CelExpression> variables;
  private final SharedResults shared;
  private CelCost cost;
  private int depth;
  private final Map<String, Object> evaluated = new HashMap<>();

  VariableActivation(
      CelActivation values,
      Map<String, CelExpression> variables,
      SharedResults shared,
      CelCost cost) {
    this.values = values;
    this.variables = variables;
    this.shared = shared;
    this.cost = cost;
  }

  /** Returns the value of an expression, charged to the present account. */
  Object evaluate(CelExpression expression) {
    return shared.evaluate(expression, this, cost);
  }

  /** Returns the same activation, whose variables are charged to another account. */
  VariableActivation with(CelCost other) {
    cost = other;
    return this;
  }

  @Override
  public @Nullable Object variable(String name) {
    if (name.equals("variables")) {
      return this;
    }
    return values.variable(name);
  }

  /** Evaluates a variable, which may read others: each lies on the stack of the one before. */
  private Object evaluate(String name, CelExpression expression) {
    int outer = depth;
    depth += expression.depth() + DEPTH_OF_READING;
    if (outer > 0 && depth > MAX_DEPTH) {
      throw new CostLimitException();
    }
    long mark = cost.memory().used();
    try {
      Object value = evaluate(expression);
      cost.memory().keep(value, mark);
      return value;
    } catch (CelException e) {
      return e.ofVariable(name);
    } finally {
      depth = outer;
    }
  }

  @Override
  public @Nullable Object field(String name) {
    Object value = evaluated.get(name);
    CelExpression expression = variables.get(name);
    if (value == null && expression != null) {
      value = evaluate(name, expression);
      evaluated.put(name, value);
    }
    if (value instanceof CelException error) {
      throw error;
    }
    return value;
  }
}
