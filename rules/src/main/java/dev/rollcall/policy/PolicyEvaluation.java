package dev.rollcall.policy;

import dev.rollcall.cel.CelActivation;
import dev.rollcall.cel.CelCost;
import dev.rollcall.cel.CelException;
import dev.rollcall.cel.CelExpression;
import dev.rollcall.cel.CelPath;
import dev.rollcall.cel.CelUnknown;
import dev.rollcall.cel.CostLimitException;
import dev.rollcall.cel.ExpressionKey;
import dev.rollcall.policy.Policy.NamedExpression;
import dev.rollcall.policy.Policy.Validation;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates one policy for one request and one parameter. */
final class PolicyEvaluation {

  private static final int MAX_MESSAGE = 5 * 1024;

  private final Policy policy;
  private final ExpressionBudget validations;
  private final List<Decision> decisions = new ArrayList<>();

  PolicyEvaluation(Policy policy, CelActivation values, RequestResults shared) {
    this.policy = policy;
    this.validations = new ExpressionBudget(policy.variables(), values, shared);
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

    Decision saying(@Nullable String text) {
      return kind != Kind.DENIED || text == null ? this : denied(validation, text);
    }

    /** Returns what the server says before the message. */
    String lead() {
      return failing == null ? "" : "expression '" + failing.text() + "' resulted in error: ";
    }

    static Decision unknown(@Nullable Validation validation, CelUnknown cause) {
      return new Decision(Kind.UNKNOWN, validation, null, null, cause.text());
    }
  }

  /** Returns the decisions; none if the request is admitted. */
  List<Decision> run() {
    Decision condition = conditions();
    if (condition != null && condition.kind() != Kind.UNKNOWN) {
      boolean error = condition.kind() == Kind.ERROR && policy.failsOnError();
      return error ? List.of(condition) : List.of();
    }
    try {
      validations.begin(CelCost.PER_POLICY);
      validate();
      explain();
      annotate();
    } catch (OutOfBudgetException e) {
      // The server gives this answer instead of all others.
      decisions.clear();
      error(null, null, null, String.valueOf(e.getMessage()));
    }
    return condition == null || decisions.isEmpty() ? decisions : List.of(condition);
  }

  /** Returns null if all conditions hold; a denial if one is false. */
  private @Nullable Decision conditions() {
    validations.begin(CelCost.MATCH_CONDITIONS);
    Decision worst = null;
    for (NamedExpression condition : policy.conditions()) {
      Decision failed = null;
      try {
        if (Boolean.FALSE.equals(validations.evaluate(condition.expression()))) {
          return Decision.denied(null, "");
        }
      } catch (CelUnknown e) {
        worst = Decision.unknown(null, e);
      } catch (CelException e) {
        failed = new Decision(Kind.ERROR, null, null, condition.expression(), e.text());
      } catch (OutOfBudgetException e) {
        return new Decision(Kind.ERROR, null, null, null, String.valueOf(e.getMessage()));
      } catch (CostLimitException e) {
        failed = new Decision(Kind.ERROR, null, null, null, String.valueOf(e.getMessage()));
      }
      worst = worst == null ? failed : worst;
    }
    return worst;
  }

  private void validate() {
    for (Validation validation : policy.validations()) {
      try {
        if (Boolean.FALSE.equals(validations.evaluate(validation.expression()))) {
          decisions.add(Decision.denied(validation, ""));
        }
      } catch (CelUnknown e) {
        decisions.add(Decision.unknown(validation, e));
      } catch (CelException e) {
        error(validation, null, validation.expression(), e.text());
      } catch (OutOfBudgetException e) {
        throw e;
      } catch (CostLimitException e) {
        error(validation, null, null, String.valueOf(e.getMessage()));
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

  private boolean isDecided(Validation validation, Kind kind) {
    for (Decision decision : decisions) {
      if (decision.kind() == kind && validation == decision.validation()) {
        return true;
      }
    }
    return false;
  }

  /** Gives the denials their messages. */
  private void explain() {
    ExpressionBudget messages = validations.forMessages();
    if (decisions.isEmpty() && !messages.isTight()) {
      return;
    }
    Map<Validation, String> texts = new IdentityHashMap<>();
    try {
      for (Validation validation : policy.validations()) {
        // The server evaluates the messages also of what it admits.
        if (messages.isTight() || isDecided(validation, Kind.DENIED)) {
          texts.put(validation, message(messages, validation));
        }
      }
      decisions.replaceAll(decision -> decision.saying(texts.get(decision.validation())));
    } catch (OutOfBudgetException e) {
      decisions.removeIf(decision -> decision.kind() != Kind.ERROR);
      for (Validation validation : policy.validations()) {
        if (!isDecided(validation, Kind.ERROR)) {
          error(validation, null, null, "failed messageExpression: " + e.getMessage());
        }
      }
    }
  }

  private void annotate() {
    ExpressionBudget values = validations.forAnnotations();
    for (NamedExpression annotation : policy.annotations()) {
      try {
        values.evaluate(annotation.expression());
      } catch (CelUnknown e) {
        // The value is only recorded.
      } catch (CelException e) {
        error(null, annotation.name(), annotation.expression(), e.text());
      } catch (OutOfBudgetException e) {
        throw e;
      } catch (CostLimitException e) {
        error(null, annotation.name(), null, String.valueOf(e.getMessage()));
      }
    }
  }

  private static String message(ExpressionBudget messages, Validation validation) {
    CelExpression expression = validation.messageExpression();
    if (expression != null) {
      try {
        String text = String.valueOf(messages.evaluate(expression)).strip();
        if (!text.isEmpty() && !text.contains("\n") && text.length() <= MAX_MESSAGE) {
          return text;
        }
      } catch (OutOfBudgetException e) {
        throw e;
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
    SharedResults results = key == null ? null : validations.shared().of(key);
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
    return validations.explanation().place(expression, failed);
  }
}
