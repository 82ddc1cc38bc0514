package dev.rollcall.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.rollcall.cel.CelCompiler;
import dev.rollcall.cel.CelCost;
import dev.rollcall.cel.CelExpression;
import dev.rollcall.cel.CelMemory;
import dev.rollcall.cel.CelScope;
import dev.rollcall.cel.LibraryVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Expressions cost what cel-go and Kubernetes charge for them. */
final class ExpressionCostTest {

  private final CelCompiler compiler = new CelCompiler(new LibraryVersion(36));

  private static List<String> rows() throws IOException {
    try (InputStream in = ExpressionCostTest.class.getResourceAsStream("costs.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(row -> !row.startsWith("#"))
          .toList();
    }
  }

  private long units(String text) {
    CelExpression expression = compiler.compile(text, CelScope.admission()).expression();
    assertNotNull(expression, text);
    CelCost cost = new CelCost(CelCost.PER_EXPRESSION, new CelMemory());
    expression.evaluate(name -> null, cost);
    return cost.used();
  }

  @Test
  void isThatOfTheServer() throws IOException {
    List<String> others = new ArrayList<>();
    for (String row : rows()) {
      String text = row.substring(row.indexOf(' ') + 1);
      String charged = units(text) + " " + text;
      if (!charged.equals(row)) {
        others.add(row + ": " + charged);
      }
    }
    assertEquals(List.of(), others);
  }
}
