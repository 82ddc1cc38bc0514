package dev.rollcall.cel;

import java.util.Set;

/** A compiled expression. */
public final class CelExpression {

  private static final Set<String> REQUEST =
      Set.of("object", "oldObject", "request", "namespaceObject");

  private final String text;
  private final CelType type;
  private final Program program;
  private final boolean onlyRequest;

  CelExpression(String text, CelType type, Program program) {
    // Texts are looked up, mostly the same ones.
    this.text = text.intern();
    this.type = type;
    this.program = program;
    this.onlyRequest = REQUEST.containsAll(program.globals());
  }

  public String text() {
    return text;
  }

  CelType type() {
    return type;
  }

  Program program() {
    return program;
  }

  /** Returns how deep the expression is nested. */
  public int depth() {
    return program.depth();
  }

  /** Returns whether the expression looks at nothing but the request and its objects. */
  public boolean looksOnlyAtRequest() {
    return onlyRequest;
  }

  /** Returns the name of the type, such as {@code bool}; {@code dyn} if it is not known. */
  public String typeName() {
    return type.toString();
  }

  /** Returns whether the type is one of those named. */
  public boolean hasType(Set<String> names) {
    return names.contains(type.toString());
  }

  /**
   * Evaluates the expression.
   *
   * @throws CelException if the evaluation fails, {@link CelUnknown} if it depends on what is
   *     unknown
   * @throws CostLimitException if it costs more than allowed
   */
  public Object evaluate(CelActivation activation, CelCost cost) {
    return new Evaluator(program, activation, cost).eval(program.expr(), null);
  }
}
