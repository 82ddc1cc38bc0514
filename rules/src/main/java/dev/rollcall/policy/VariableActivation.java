package dev.rollcall.policy;

import dev.rollcall.cel.CelActivation;
import dev.rollcall.cel.CelCost;
import dev.rollcall.cel.CelException;
import dev.rollcall.cel.CelExpression;
import dev.rollcall.cel.CelVariables;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An activation with the variables of a policy, each of which is evaluated when it is first read. A
 * variable that fails does so each time.
 */
final class VariableActivation implements CelActivation, CelVariables {

  private final CelActivation values;
  private final Map<String, CelExpression> variables;
  private CelCost cost;
  private final Map<String, Object> evaluated = new HashMap<>();
  private final Map<String, @Nullable Object> known = new HashMap<>();

  VariableActivation(CelActivation values, Map<String, CelExpression> variables, CelCost cost) {
    this.values = values;
    this.variables = variables;
    this.cost = cost;
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
    Object value = known.get(name);
    if (value == null) {
      value = values.variable(name);
      known.put(name, value);
    }
    return value;
  }

  @Override
  public @Nullable Object field(String name) {
    Object value = evaluated.get(name);
    CelExpression expression = variables.get(name);
    if (value == null && expression != null) {
      try {
        value = expression.evaluate(this, cost);
      } catch (CelException e) {
        value = e.ofVariable(name);
      }
      evaluated.put(name, value);
    }
    if (value instanceof CelException error) {
      throw error;
    }
    return value;
  }
}
