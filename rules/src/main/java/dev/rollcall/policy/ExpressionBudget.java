package dev.rollcall.policy;

import dev.rollcall.cel.CelActivation;
import dev.rollcall.cel.CelCost;
import dev.rollcall.cel.CelException;
import dev.rollcall.cel.CelExplanation;
import dev.rollcall.cel.CelExpression;
import dev.rollcall.cel.CelMemory;
import dev.rollcall.cel.CostLimitException;
import java.util.Map;

/**
 * Evaluates expressions of a policy one after another, as far as their budget goes; mirrors {@code
 * ForInput} and {@code evaluationActivation.Evaluate}. Each expression and each variable has the
 * same limit, all together have the budget.
 */
final class ExpressionBudget {

  /** Far more than policies mostly cost. */
  private static final long MUCH = CelCost.PER_EXPRESSION / 10;

  private final Map<String, CelExpression> variables;
  private final CelActivation values;
  private final RequestResults shared;
  private final CelMemory memory;
  private final VariableActivation activation;
  private final boolean tight;
  private long budget = CelCost.PER_POLICY;
  private long spent;

  ExpressionBudget(
      Map<String, CelExpression> variables, CelActivation values, RequestResults shared) {
    this(variables, values, shared, new CelMemory(), false);
  }

  private ExpressionBudget(
      Map<String, CelExpression> variables,
      CelActivation values,
      RequestResults shared,
      CelMemory memory,
      boolean tight) {
    this.variables = variables;
    this.values = values;
    this.shared = shared;
    this.memory = memory;
    this.tight = tight;
    this.activation = new VariableActivation(values, variables, shared, new CelCost(0, memory));
  }

  /** Begins with a new budget; variables that were read cost nothing more. */
  void begin(long units) {
    budget = units;
    spent = 0;
  }

  /** Returns whether so much was spent that the rest may not do. */
  boolean isTight() {
    return tight;
  }

  /** Returns what evaluates the messages, for which variables are read again. */
  ExpressionBudget forMessages() {
    return spent < MUCH ? this : again(budget);
  }

  /** Returns what evaluates the audit annotations, which have a budget of their own. */
  ExpressionBudget forAnnotations() {
    ExpressionBudget annotations = spent < MUCH ? this : again(CelCost.PER_POLICY);
    annotations.begin(CelCost.PER_POLICY);
    return annotations;
  }

  private ExpressionBudget again(long units) {
    ExpressionBudget next = new ExpressionBudget(variables, values, shared, memory, true);
    next.begin(units);
    return next;
  }

  /**
   * Returns the value of an expression.
   *
   * @throws CelException if the evaluation fails
   * @throws CostLimitException if the expression costs too much by itself
   * @throws OutOfBudgetException if all together cost too much
   */
  Object evaluate(CelExpression expression) {
    CelCost cost = new CelCost(CelCost.PER_EXPRESSION, memory);
    Object value;
    try {
      value = activation.with(cost, budget).evaluate(expression);
    } catch (OutOfBudgetException e) {
      throw e;
    } catch (CelException | CostLimitException e) {
      pay(cost);
      throw e;
    }
    pay(cost);
    return value;
  }

  private void pay(CelCost cost) {
    memory.release();
    long units = activation.spent() + cost.used();
    spent += units;
    budget -= units;
    if (budget < 0) {
      throw new OutOfBudgetException();
    }
  }

  /** Returns what is known for all policies that ask about the request and the parameter. */
  RequestResults shared() {
    return shared;
  }

  /** Returns what explains the values of expressions. */
  CelExplanation explanation() {
    CelCost cost = new CelCost(CelCost.PER_EXPRESSION, new CelMemory());
    return new CelExplanation(activation.with(cost, CelCost.PER_POLICY), variables, cost);
  }
}
