package dev.rollcall.cel;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the value in the object that decided an expression which is false or fails. */
public final class CelExplanation {

  private static final Set<String> OBJECTS = Set.of("object", "oldObject");

  private final CelActivation activation;
  private final Map<String, CelExpression> variables;
  private final CelCost cost;

  /** Creates an explanation over the values that the expression was evaluated with. */
  public CelExplanation(
      CelActivation activation, Map<String, CelExpression> variables, CelCost cost) {
    this.activation = activation;
    this.variables = variables;
    this.cost = cost;
  }

  /**
   * Returns the path of the value that decided, or null if there is none.
   *
   * @param failed whether the evaluation failed
   */
  public @Nullable CelPath place(CelExpression expression, boolean failed) {
    try {
      return new DecidingValue(this, expression, false)
          .decide(expression.program().expr(), Scope.NONE, failed);
    } catch (CostLimitException e) {
      return null;
    }
  }

  CelActivation activation() {
    return activation;
  }

  CelCost cost() {
    return cost;
  }

  /** Returns the expression of a variable of the policy, or null. */
  @Nullable CelExpression variable(String name) {
    return variables.get(name);
  }

  /**
   * Returns the path of the object as a whole, which is also that of the one before it; null if
   * there is none.
   *
   * @param name what the object is called
   */
  @Nullable CelPath root(String name) {
    return OBJECTS.contains(name) && activation.variable(name) instanceof CelMap object
        ? object.path()
        : null;
  }
}
