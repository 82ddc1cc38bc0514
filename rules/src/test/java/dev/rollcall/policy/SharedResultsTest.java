package dev.rollcall.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.rollcall.cel.CelCompiler;
import dev.rollcall.cel.CelCost;
import dev.rollcall.cel.CelExpression;
import dev.rollcall.cel.CelMemory;
import dev.rollcall.cel.CelScope;
import dev.rollcall.cel.LibraryVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SharedResultsTest {

  private final CelCompiler compiler = new CelCompiler(new LibraryVersion(36));
  private final ExpressionKeys keys = new ExpressionKeys();
  private final RequestResults shared = new RequestResults();
  private final AtomicInteger looks = new AtomicInteger();

  /** A policy with variables of its own. */
  private final class OnePolicy {

    private final Map<String, CelExpression> variables = new LinkedHashMap<>();
    private CelScope scope = CelScope.admission().withVariables();

    OnePolicy declare(String name, String text) {
      CelExpression variable = compiled(text);
      variables.put(name, variable);
      scope = scope.withVariable(name, variable);
      return this;
    }

    CelExpression compiled(String text) {
      CelExpression expression = compiler.compile(text, scope).expression();
      assertNotNull(expression, text);
      return keys.keyed(expression, variables);
    }

    /** Returns what is charged for expressions, one after the other. */
    String charged(RequestResults results, String... texts) {
      StringBuilder charged = new StringBuilder();
      CelMemory memory = new CelMemory();
      VariableActivation activation =
          new VariableActivation(this::look, variables, results, new CelCost(0, memory));
      for (String text : texts) {
        CelCost cost = new CelCost(CelCost.PER_EXPRESSION, memory);
        Object value = activation.with(cost, CelCost.PER_POLICY).evaluate(compiled(text));
        charged.append(value).append(' ').append(cost.used()).append(' ').append(cost.walked());
        charged.append(' ').append(activation.spent());
        charged.append('\n');
      }
      return charged.toString();
    }

    private Object look(String name) {
      looks.incrementAndGet();
      return "a";
    }
  }

  private String charged(String text) {
    return new OnePolicy().charged(shared, text);
  }

  @Test
  void anExpressionIsEvaluatedOnceAndChargedToEach() {
    String first = charged("object == 'a'");
    assertEquals(first, charged("object == 'a'"));
    assertEquals(1, looks.get());
    charged("object == 'b'");
    assertEquals(2, looks.get());
  }

  @Test
  void whatTakesMuchMemoryIsNotKept() {
    for (int i = 0; i < 40; i++) {
      charged("[object].map(o, lists.range(9000).map(n, string(n + " + i + ")))");
    }
    looks.set(0);
    charged("[object].map(o, lists.range(9000).map(n, string(n + 0)))");
    assertEquals(0, looks.get(), "the first was kept");
    charged("[object].map(o, lists.range(9000).map(n, string(n + 39)))");
    assertEquals(1, looks.get(), "the last was not");
  }

  private OnePolicy chained() {
    return new OnePolicy()
        .declare("text", "string(object)")
        .declare("twice", "variables.text + variables.text")
        .declare("idle", "object == 'b'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "variables.twice == 'aa'",
        "variables.text == 'a' && variables.twice == 'aa'",
        "variables.text == 'b' && variables.twice == 'aa'",
        "variables.idle || variables.twice.startsWith('a')",
        "['a', 'b'].exists(x, x == variables.text)",
        "has(variables.text)"
      })
  void variablesAreChargedToEachPolicyOnce(String text) {
    String other = "variables.twice.contains(variables.text)";
    String alone = chained().charged(new RequestResults(), text, other);
    String reversed = chained().charged(new RequestResults(), other, text);
    assertEquals(alone, chained().charged(shared, text, other));
    int looked = looks.get();
    assertEquals(alone, chained().charged(shared, text, other));
    assertEquals(reversed, chained().charged(shared, other, text));
    assertEquals(looked, looks.get(), "nothing is evaluated again");
  }

  @Test
  void variablesOfOneNameMayDiffer() {
    CelExpression one = new OnePolicy().declare("v", "'a'").compiled("variables.v");
    CelExpression same = new OnePolicy().declare("v", "'a'").compiled("variables.v");
    CelExpression other = new OnePolicy().declare("v", "'b'").compiled("variables.v");
    assertEquals(one.key(), same.key());
    assertNotEquals(one.key(), other.key());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "authorizer.group('').resource('pods').check('get').allowed()",
        "variables == variables",
        "[{'v': 1}].all(variables, variables.v == 1) && dyn(variables) != null"
      })
  void someIsNotShared(String text) {
    assertNull(new OnePolicy().declare("v", "'a'").compiled(text).key());
  }

  @Test
  void parametersAreToldApart() {
    OnePolicy policy = new OnePolicy().declare("v", "params");
    assertEquals(true, policy.compiled("variables.v == 'a'").key().ofParameter());
    assertEquals(false, policy.compiled("object == 'a'").key().ofParameter());
    policy.charged(shared, "variables.v == 'a'");
    looks.set(0);
    policy.charged(shared, "variables.v == 'a'");
    assertEquals(0, looks.get(), "without a parameter in both");
  }
}
