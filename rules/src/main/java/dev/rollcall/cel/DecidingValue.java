package dev.rollcall.cel;

import dev.rollcall.cel.Expr.Call;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds which value of the object decided one expression. */
final class DecidingValue {

  private static final Set<String> COMPARISONS = Set.of("_==_", "_<_", "_<=_", "_>_", "_>=_");

  /** What the namespace of the object is called beside the object. */
  private static final Set<String> NAMESPACE =
      Set.of("namespaceObject.metadata.name", "request.namespace");

  /** The operators that take a part of their first operand. */
  private static final Set<String> ACCESSES = Set.of("_[_]", "_[?_]", "_?._");

  private final CelExplanation explanation;
  private final Evaluator evaluator;
  private final DecidingElement loops;
  private final ElementOrigin origins;

  /** Whether the place of a list is asked for, and not of the element that decided. */
  private boolean ranging;

  DecidingValue(CelExplanation explanation, CelExpression expression, boolean ranging) {
    this.explanation = explanation;
    this.evaluator =
        new Evaluator(expression.program(), explanation.activation(), explanation.cost());
    this.ranging = ranging;
    this.origins = new ElementOrigin(this);
    this.loops = new DecidingElement(this, origins);
  }

  boolean ranging() {
    return ranging;
  }

  ElementOrigin origins() {
    return origins;
  }

  /** Returns the value of a node, or the error that its evaluation throws. */
  Object value(Expr expr, Scope scope) {
    return evaluator.attempt(expr, scope.frame());
  }

  /** Returns what explains a variable of the policy that a node reads, null if it reads none. */
  @Nullable Variable variable(Expr expr) {
    if (!(expr instanceof Expr.Select select
        && select.operand() instanceof Expr.Ident ident
        && ident.name().equals("variables"))) {
      return null;
    }
    CelExpression variable = explanation.variable(select.field());
    return variable == null
        ? null
        : new Variable(
            variable.program().expr(), new DecidingValue(explanation, variable, ranging));
  }

  /** The expression of a variable, and what explains it. */
  record Variable(Expr expr, DecidingValue deciding) {}

  /**
   * Returns the place of what decided an expression.
   *
   * @param failed whether its evaluation may have failed; if not, its operands need not be asked
   */
  @Nullable CelPath decide(Expr expr, Scope scope, boolean failed) {
    if (expr instanceof Call call) {
      switch (call.function()) {
        case "_&&_", "_||_":
          return logical(call, scope);
        case "_?_:_":
          return conditional(call, scope, failed);
        case "!_":
          return decide(call.argument(0), scope, failed);
        default:
          break;
      }
    }
    return pathOf(expr, scope, failed);
  }

  private @Nullable CelPath conditional(Call call, Scope scope, boolean failed) {
    Expr condition = call.argument(0);
    if (!(value(condition, scope) instanceof Boolean yes)) {
      return decide(condition, scope, true);
    }
    CelPath path = decide(call.argument(yes ? 1 : 2), scope, failed);
    return path == null ? decide(condition, scope, false) : path;
  }

  /** The operand that decided; where all had to come together, the one that tells more. */
  private @Nullable CelPath logical(Call call, Scope scope) {
    boolean decisive = call.function().equals("_||_");
    Object left = value(call.argument(0), scope);
    if (left.equals(decisive)) {
      CelPath path = decide(call.argument(0), scope, false);
      boolean both = path == null && value(call.argument(1), scope).equals(decisive);
      return both ? decide(call.argument(1), scope, false) : path;
    }
    Object right = value(call.argument(1), scope);
    if (right.equals(decisive)) {
      return decide(call.argument(1), scope, false);
    }
    boolean leftFailed = left instanceof CelException;
    boolean rightFailed = right instanceof CelException;
    boolean failed = leftFailed || rightFailed;
    CelPath first = null;
    if (leftFailed || !failed) {
      first = decide(call.argument(0), scope, leftFailed);
      if (first != null && failed && decisive) {
        return first;
      }
    }
    if (!rightFailed && failed) {
      return first;
    }
    CelPath second = decide(call.argument(1), scope, rightFailed);
    return decisive && !failed ? Alternatives.better(first, second) : longer(first, second);
  }

  static @Nullable CelPath longer(@Nullable CelPath a, @Nullable CelPath b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return b.length() >= a.length() ? b : a;
  }

  /** Returns where the value of a node is from. */
  @Nullable CelPath pathOf(Expr expr, Scope scope, boolean failed) {
    if (expr instanceof Expr.Ident ident) {
      Scope.Places variable = scope.find(ident.name());
      // The pod of a DaemonSet has its place in the template.
      return variable != null ? variable.path() : explanation.root(ident.name());
    }
    if (expr instanceof Expr.Select select) {
      if (NAMESPACE.contains(String.valueOf(QualifiedNames.of(select)))) {
        return Alternatives.NAMESPACE;
      }
      return field(select, scope, failed);
    }
    if (expr instanceof Call call) {
      return ofCall(call, scope, failed);
    }
    return expr instanceof Expr.Comprehension loop ? loops.of(loop, scope, failed) : null;
  }

  /** Returns where a list is from, and not its element that decided. */
  @Nullable CelPath list(Expr expr, Scope scope, boolean failed) {
    boolean outer = ranging;
    ranging = true;
    CelPath path = pathOf(expr, scope, failed);
    ranging = outer;
    return path;
  }

  private @Nullable CelPath field(Expr.Select select, Scope scope, boolean failed) {
    if (select.operand() instanceof Expr.Ident ident && ident.name().equals("variables")) {
      Variable variable = variable(select);
      return variable == null
          ? null
          : variable.deciding().decide(variable.expr(), Scope.NONE, failed);
    }
    CelPath operand = pathOf(select.operand(), scope, failed);
    return operand == null ? null : operand.child(select.field());
  }

  /** Returns whether a number is below the one that it is compared with: more is asked for. */
  private boolean isTooSmall(Call call, Expr operand, Scope scope) {
    List<Expr> operands = call.operands();
    if (!COMPARISONS.contains(call.function()) || operands.size() != 2) {
      return false;
    }
    Expr other = operands.get(operands.get(0) == operand ? 1 : 0);
    return value(operand, scope) instanceof Long x
        && value(other, scope) instanceof Long y
        && x < y;
  }

  private @Nullable CelPath ofCall(Call call, Scope scope, boolean failed) {
    if (ACCESSES.contains(call.function())) {
      return part(call, scope, failed);
    }
    CelPath member = failed ? null : loops.member(call, scope);
    if (member != null) {
      return member;
    }
    CelPath found = null;
    for (Expr operand : call.operands()) {
      boolean outer = ranging;
      ranging = ranging || isTooSmall(call, operand, scope);
      CelPath path = found == null || failed ? decide(operand, scope, failed) : null;
      ranging = outer;
      if (failed && path != null && value(operand, scope) instanceof CelException) {
        return path;
      }
      found = found == null ? path : found;
    }
    return found;
  }

  private @Nullable CelPath part(Call call, Scope scope, boolean failed) {
    Expr whole = call.argument(0);
    Object key = value(call.argument(1), scope);
    if (key instanceof Long index && value(whole, scope) instanceof CelList list) {
      CelPath origin =
          index >= 0 && index < list.size()
              ? origins.of(whole, list, index.intValue(), scope)
              : null;
      if (origin != null) {
        return origin;
      }
    }
    CelPath path = pathOf(whole, scope, failed);
    if (path == null || key instanceof CelException) {
      return path;
    }
    return path.child(
        key instanceof Long index ? (Object) Objects.requireNonNull(index).intValue() : key);
  }
}
