package dev.rollcall.policy;

import dev.rollcall.cel.CelActivation;
import dev.rollcall.cel.CelCost;
import dev.rollcall.cel.CelException;
import dev.rollcall.cel.CelExplanation;
import dev.rollcall.cel.CelExpression;
import dev.rollcall.cel.CelMemory;
import dev.rollcall.cel.CelPath;
import dev.rollcall.cel.CelUnknown;
import dev.rollcall.cel.CostLimitException;
import dev.rollcall.cel.ExpressionKey;
import dev.rollcall.policy.Policy.NamedExpression;
import dev.rollcall.policy.Policy.Validation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluates one policy for one request and one parameter. */
final class PolicyEvaluation {

  private static final int MAX_MESSAGE = 5 * 1024;

  private final Policy policy;
  private final VariableActivation activation;
  private final List<Decision> decisions = new ArrayList<>();
  private final CelMemory memory = new CelMemory();
  private long budget = CelCost.MATCH_CONDITIONS;

  PolicyEvaluation(Policy policy, CelActivation values, RequestResults shared) {
    this.policy = policy;
    this.activation =
        new VariableActivation(values, policy.variables(), shared, new CelCost(0, memory));
  }

  /** What an evaluation came to. */
  enum Kind {
    DENIED,
    ERROR,
    UNKNOWN
  }

  /**
   * A decision other than to admit.
   *
   * @param validation null if it is about none
   * @param annotation the key of an audit annotation, or null
   * @param failing the expression whose evaluation failed, null if none did
   */
  record Decision(
      Kind kind,
      @Nullable Validation validation,
      @Nullable String annotation,
      @Nullable CelExpression failing,
      String message) {

    static Decision denied(@Nullable Validation validation, String message) {
      return new Decision(Kind.DENIED, validation, null, null, message);
    }

    static Decision unknown(@Nullable Validation validation, CelUnknown cause) {
      return new Decision(Kind.UNKNOWN, validation, null, null, cause.text());
    }
  }

  /** Returns the decisions; none if the request is admitted. */
  List<Decision> run() {
    Decision condition = conditions();
    budget = CelCost.PER_POLICY;
    if (condition == null) {
      validate();
      return decisions;
    }
    if (condition.kind() == Kind.UNKNOWN) {
      validate();
      return decisions.isEmpty() ? List.of() : List.of(condition);
    }
    return condition.kind() == Kind.ERROR && policy.failsOnError() ? List.of(condition) : List.of();
  }

  /** Returns null if all conditions hold; a denial if one is false. */
  private @Nullable Decision conditions() {
    Decision worst = null;
    for (NamedExpression condition : policy.conditions()) {
      try {
        if (Boolean.FALSE.equals(evaluate(condition.expression()))) {
          return Decision.denied(null, "");
        }
      } catch (CelUnknown e) {
        worst = Decision.unknown(null, e);
      } catch (CelException e) {
        if (worst == null) {
          worst = new Decision(Kind.ERROR, null, null, condition.expression(), e.text());
        }
      } catch (CostLimitException e) {
        return new Decision(Kind.ERROR, null, null, null, String.valueOf(e.getMessage()));
      }
    }
    return worst;
  }

  private Object evaluate(CelExpression expression) {
    CelCost cost = new CelCost(Math.min(CelCost.PER_EXPRESSION, Math.max(0, budget)), memory);
    try {
      return activation.with(cost).evaluate(expression);
    } finally {
      budget -= cost.used();
      memory.release();
    }
  }

  private void validate() {
    for (Validation validation : policy.validations()) {
      try {
        if (Boolean.FALSE.equals(evaluate(validation.expression()))) {
          decisions.add(Decision.denied(validation, message(validation)));
        }
      } catch (CelUnknown e) {
        decisions.add(Decision.unknown(validation, e));
      } catch (CelException e) {
        error(validation, null, validation.expression(), e.text());
      } catch (CostLimitException e) {
        error(validation, null, null, String.valueOf(e.getMessage()));
        if (budget <= 0) {
          return;
        }
      }
    }
    for (NamedExpression annotation : policy.annotations()) {
      try {
        evaluate(annotation.expression());
      } catch (CelUnknown e) {
        // The value is only recorded.
      } catch (CelException e) {
        error(null, annotation.name(), annotation.expression(), e.text());
      } catch (CostLimitException e) {
        error(null, annotation.name(), null, String.valueOf(e.getMessage()));
      }
    }
  }

  private void error(
      @Nullable Validation validation,
      @Nullable String key,
      @Nullable CelExpression failing,
      String message) {
    if (policy.failsOnError()) {
      decisions.add(new Decision(Kind.ERROR, validation, key, failing, message));
    }
  }

  private String message(Validation validation) {
    CelExpression expression = validation.messageExpression();
    if (expression != null) {
      try {
        String text = String.valueOf(evaluate(expression)).strip();
        if (!text.isEmpty() && !text.contains("\n") && text.length() <= MAX_MESSAGE) {
          return text;
        }
      } catch (CelException | CostLimitException e) {
        // The server falls back to the message, too.
      }
    }
    return validation.message();
  }

  /**
   * Returns the path of the value that decided, or null. What a validation refuses without looking
   * at it is refused by the conditions that it matches.
   */
  @Nullable CelPath place(Decision decision) {
    CelExpression failing = decision.failing();
    if (failing != null) {
      return sharedPlace(failing, true);
    }
    Validation validation = decision.validation();
    if (validation == null || decision.kind() != Kind.DENIED) {
      return null;
    }
    CelPath path = sharedPlace(validation.expression(), false);
    for (NamedExpression condition : policy.conditions()) {
      path = path == null ? sharedPlace(condition.expression(), false) : path;
    }
    return path;
  }

  private @Nullable CelPath sharedPlace(CelExpression expression, boolean failed) {
    ExpressionKey key = expression.key();
    SharedResults results = key == null ? null : activation.shared().of(key);
    if (key == null || results == null) {
      return place(expression, failed);
    }
    SharedResults.Place known = results.place(key, failed);
    if (known == null) {
      known = new SharedResults.Place(place(expression, failed));
      results.keep(key, failed, known);
    }
    return known.path();
  }

  private @Nullable CelPath place(CelExpression expression, boolean failed) {
    CelCost cost = new CelCost(CelCost.PER_EXPRESSION, new CelMemory());
    return new CelExplanation(activation.with(cost), policy.variables(), cost)
        .place(expression, failed);
  }
}
