package dev.rollcall.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.rollcall.cel.CelCompiler;
import dev.rollcall.cel.CelCost;
import dev.rollcall.cel.CelExpression;
import dev.rollcall.cel.CelMemory;
import dev.rollcall.cel.CelScope;
import dev.rollcall.cel.LibraryVersion;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SharedResultsTest {

  private final SharedResults shared = new SharedResults();
  private final AtomicInteger looks = new AtomicInteger();

  /** Returns what is charged for an expression by a policy of its own. */
  private long charged(String text) {
    CelExpression expression =
        new CelCompiler(new LibraryVersion(36)).compile(text, CelScope.admission()).expression();
    assertNotNull(expression, text);
    CelCost cost = new CelCost(CelCost.PER_EXPRESSION, new CelMemory());
    shared.evaluate(
        expression,
        name -> {
          looks.incrementAndGet();
          return "a";
        },
        cost);
    return cost.used();
  }

  @Test
  void anExpressionIsEvaluatedOnceAndChargedToEach() {
    long first = charged("object == 'a'");
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
}
