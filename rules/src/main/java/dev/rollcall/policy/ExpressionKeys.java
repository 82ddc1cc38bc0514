package dev.rollcall.policy;

import dev.rollcall.cel.CelExpression;
import dev.rollcall.cel.ExpressionKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Finds expressions that come to the same for the same request, in whichever policies they stand:
 * those of one text that read equal variables.
 */
final class ExpressionKeys {

  private static final String PARAMETER = "params";

  private static final Set<String> KNOWN =
      Set.of("object", "oldObject", "request", "namespaceObject", "variables", PARAMETER);

  private final Map<String, Integer> numbers = new HashMap<>();

  /**
   * Returns an expression with its key, without one if others may read what it reads by the same
   * names.
   *
   * @param variables those of its policy, with their keys
   */
  CelExpression keyed(CelExpression expression, Map<String, CelExpression> variables) {
    Set<String> read = expression.variables();
    if (read == null || !KNOWN.containsAll(expression.names())) {
      return expression;
    }
    boolean ofParameter = expression.names().contains(PARAMETER);
    StringBuilder all = new StringBuilder(expression.text());
    for (String name : read) {
      CelExpression variable = variables.get(name);
      ExpressionKey key = variable == null ? null : variable.key();
      if (key == null) {
        return expression;
      }
      ofParameter |= key.ofParameter();
      all.append('\0').append(name).append('=').append(key.number());
    }
    int number = numbers.computeIfAbsent(all.toString(), text -> numbers.size());
    return expression.withKey(new ExpressionKey(number, ofParameter));
  }

  /** Returns how many expressions differ. */
  int count() {
    return numbers.size();
  }
}
