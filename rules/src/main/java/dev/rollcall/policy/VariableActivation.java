package dev.rollcall.policy;

import dev.rollcall.cel.CelActivation;
import dev.rollcall.cel.CelCost;
import dev.rollcall.cel.CelException;
import dev.rollcall.cel.CelExpression;
import dev.rollcall.cel.CelVariables;
import dev.rollcall.cel.CostLimitException;
import dev.rollcall.cel.ExpressionKey;
import dev.rollcall.policy.SharedResults.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
  private final RequestResults shared;
  private CelCost cost;
  private long budget = CelCost.PER_POLICY;
  private long spent;
  private int depth;
  private final Map<String, Object> evaluated = new HashMap<>();
  private @Nullable Reads reads;

  /** The variables that an expression reads, and how much evaluating them walked through. */
  private static final class Reads {

    private final List<String> names = new ArrayList<>(2);
    private long walked;

    void add(String name) {
      if (!names.contains(name)) {
        names.add(name);
      }
    }
  }

  VariableActivation(
      CelActivation values,
      Map<String, CelExpression> variables,
      RequestResults shared,
      CelCost cost) {
    this.values = values;
    this.variables = variables;
    this.shared = shared;
    this.cost = cost;
  }

  /**
   * Returns the value of an expression, charged to the present account.
   *
   * @throws CelException if the evaluation fails
   */
  Object evaluate(CelExpression expression) {
    ExpressionKey key = expression.key();
    SharedResults results = key == null ? null : shared.of(key);
    if (key == null || results == null) {
      return expression.evaluate(this, cost);
    }
    Result result = results.result(key);
    if (result == null) {
      long mark = cost.memory().used();
      result = evaluated(expression);
      results.keep(key, result, Math.max(0, cost.memory().used() - mark));
    } else {
      charge(result);
    }
    if (result.value() instanceof CelException error) {
      throw error;
    }
    return result.value();
  }

  private Result evaluated(CelExpression expression) {
    Reads outer = reads;
    Reads own = new Reads();
    reads = own;
    long units = cost.used();
    long walked = cost.walked();
    Object value;
    try {
      value = expression.evaluate(this, cost);
    } catch (CelException e) {
      value = e;
    } finally {
      reads = outer;
    }
    return new Result(
        value,
        cost.used() - units,
        cost.walked() - walked - own.walked,
        own.names.isEmpty() ? List.of() : own.names);
  }

  /** Charges what another policy has found out, with the variables that are not evaluated yet. */
  private void charge(Result result) {
    List<String> names = result.reads();
    for (int i = 0; i < names.size(); i++) {
      value(names.get(i));
    }
    cost.charge(result.units());
    cost.walk(result.walked());
  }

  /**
   * Returns the same activation for another expression.
   *
   * @param account what the expression is charged to
   * @param most what the variables may cost that it is the first to read
   */
  VariableActivation with(CelCost account, long most) {
    cost = account;
    budget = most;
    spent = 0;
    return this;
  }

  /** Returns what the variables cost that the expression was the first to read. */
  long spent() {
    return spent;
  }

  @Override
  public @Nullable Object variable(String name) {
    if (name.equals("variables")) {
      return this;
    }
    return values.variable(name);
  }

  /**
   * Evaluates a variable, which may read others: each lies on the stack of the one before, and has
   * an account of its own; mirrors {@code variableAccessor.Callback}.
   */
  private Object evaluate(String name, CelExpression expression) {
    int outer = depth;
    depth += expression.depth() + DEPTH_OF_READING;
    if (outer > 0 && depth > MAX_DEPTH) {
      throw new CostLimitException();
    }
    long mark = cost.memory().used();
    CelCost reader = cost;
    CelCost own = reader.ofVariable();
    cost = own;
    Object value;
    try {
      value = evaluate(expression);
      own.memory().keep(value, mark);
    } catch (CelException e) {
      value = e.ofVariable(name);
    } catch (CostLimitException e) {
      if (!own.isOverdrawn()) {
        throw e;
      }
      value = CelException.costLimit().ofVariable(name);
    } finally {
      depth = outer;
      cost = reader;
      reader.goOn(own);
    }
    spent += own.used();
    if (spent > budget) {
      throw new OutOfBudgetException();
    }
    return value;
  }

  @Override
  public @Nullable Object field(String name) {
    Reads reading = reads;
    if (reading == null) {
      return known(value(name));
    }
    long walked = cost.walked();
    Object value = value(name);
    reading.walked += cost.walked() - walked;
    reading.add(name);
    return known(value);
  }

  private static @Nullable Object known(@Nullable Object value) {
    if (value instanceof CelException error) {
      throw error;
    }
    return value;
  }

  /** Returns the value of a variable, or its error; null if there is none. */
  private @Nullable Object value(String name) {
    Object value = evaluated.get(name);
    CelExpression expression = variables.get(name);
    if (value == null && expression != null) {
      value = evaluate(name, expression);
      evaluated.put(name, value);
    }
    return value;
  }
}
