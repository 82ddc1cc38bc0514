package dev.rollcall.fuzz;

import dev.rollcall.cel.CelCompiler;
import dev.rollcall.cel.CelCost;
import dev.rollcall.cel.CelException;
import dev.rollcall.cel.CelExpression;
import dev.rollcall.cel.CelIssue;
import dev.rollcall.cel.CelMemory;
import dev.rollcall.cel.CelNull;
import dev.rollcall.cel.CelScope;
import dev.rollcall.cel.CostLimitException;
import dev.rollcall.cel.LibraryVersion;
import java.nio.charset.StandardCharsets;

/** Whatever text, an expression is refused at a place inside of it, or has a value or an error. */
final class ExpressionTarget {

  private static final CelCompiler COMPILER = new CelCompiler(new LibraryVersion(36));

  private ExpressionTarget() {}

  static void run(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    CelCompiler.Compiled compiled = COMPILER.compile(text, CelScope.admission());
    CelExpression expression = compiled.expression();
    int end = text.codePointCount(0, text.length());
    for (CelIssue issue : compiled.issues()) {
      Promise.hold(
          issue.offset() >= 0 && issue.offset() <= end,
          "an issue is at a place of the expression",
          text,
          issue.message());
    }
    Promise.hold(
        expression == null || compiled.issues().isEmpty(), "it compiles or is refused", text, "");
    if (expression == null) {
      return;
    }
    CelCost cost = new CelCost(CelCost.PER_EXPRESSION, new CelMemory());
    try {
      Object value = expression.evaluate(name -> CelNull.NULL, cost);
      Promise.hold(
          !expression.typeName().equals("bool") || value instanceof Boolean,
          "a value has the type that the checker found",
          text,
          String.valueOf(value.getClass()));
    } catch (CelException e) {
      Promise.hold(!e.text().isBlank(), "an error says something", text, e.kind());
    } catch (CostLimitException e) {
      Promise.hold(cost.used() >= 0, "costs are counted", text, "");
    }
  }
}
