package dev.rollcall.cel;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A compiled expression. */
public final class CelExpression {

  private final String text;
  private final CelType type;
  private final Program program;
  private final @Nullable ExpressionKey key;

  CelExpression(String text, CelType type, Program program) {
    this(text, type, program, null);
  }

  private CelExpression(String text, CelType type, Program program, @Nullable ExpressionKey key) {
    this.text = text;
    this.type = type;
    this.program = program;
    this.key = key;
  }

  /** Returns the same expression with a key. */
  public CelExpression withKey(ExpressionKey other) {
    return new CelExpression(text, type, program, other);
  }

  /** Returns what stands for all expressions that come to the same, null if nobody knows. */
  public @Nullable ExpressionKey key() {
    return key;
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

  /** Returns the names that are looked up in the activation. */
  public Set<String> names() {
    return Set.copyOf(program.globals());
  }

  /** Returns the fields of {@code variables} that are read, null if others may be as well. */
  public @Nullable Set<String> variables() {
    return program.variables();
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
