package dev.rollcall.cel;

import dev.rollcall.cel.Expr.Call;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the value in the object that decided an expression which is false or fails. */
public final class CelExplanation {

  private static final String OBJECT = "object";

  private static final Set<String> COMPARISONS = Set.of("_==_", "_<_", "_<=_", "_>_", "_>=_");

  /** What the namespace of the object is called beside the object. */
  private static final Set<String> NAMESPACE =
      Set.of("namespaceObject.metadata.name", "request.namespace");

  /** The operators that take a part of their first operand. */
  private static final Set<String> ACCESSES = Set.of("_[_]", "_[?_]", "_?._");

  private final CelActivation activation;
  private final Map<String, CelExpression> variables;
  private final CelCost cost;

  /** Creates an explanation over the values that the expression was evaluated with. */
  public CelExplanation(
      CelActivation activation, Map<String, CelExpression> variables, CelCost cost) {
    this.activation = activation;
    this.variables = variables;
    this.cost = cost;
  }

  /**
   * Returns the path of the value that decided, or null if there is none.
   *
   * @param failed whether the evaluation failed
   */
  public @Nullable CelPath place(CelExpression expression, boolean failed) {
    try {
      return new Walk(expression, false).decide(expression.program().expr(), null, null, failed);
    } catch (CostLimitException e) {
      return null;
    }
  }

  /**
   * The places of the variables of a loop.
   *
   * @param path null if the value is not part of the object
   */
  private record Places(@Nullable Places parent, String name, @Nullable CelPath path) {}

  /** The walk through one expression. */
  private final class Walk {

    private final Evaluator evaluator;

    /** Whether the place of a list is asked for, and not of the element that decided. */
    private boolean ranging;

    Walk(CelExpression expression, boolean ranging) {
      this.ranging = ranging;
      this.evaluator = new Evaluator(expression.program(), activation, cost);
    }

    private Object value(Expr expr, @Nullable Frame frame) {
      try {
        return evaluator.eval(expr, frame);
      } catch (CelException e) {
        return e;
      }
    }

    /**
     * Returns the place of what decided an expression.
     *
     * @param failed whether its evaluation may have failed; if not, its operands need not be asked
     */
    @Nullable CelPath decide(
        Expr expr, @Nullable Frame frame, @Nullable Places places, boolean failed) {
      if (expr instanceof Call call) {
        switch (call.function()) {
          case "_&&_", "_||_":
            return logical(call, frame, places);
          case "_?_:_":
            return conditional(call, frame, places, failed);
          case "!_":
            return decide(call.argument(0), frame, places, failed);
          default:
            break;
        }
      }
      return pathOf(expr, frame, places, failed);
    }

    private @Nullable CelPath conditional(
        Call call, @Nullable Frame frame, @Nullable Places places, boolean failed) {
      Expr condition = call.argument(0);
      if (!(value(condition, frame) instanceof Boolean yes)) {
        return decide(condition, frame, places, true);
      }
      CelPath path = decide(call.argument(yes ? 1 : 2), frame, places, failed);
      return path == null ? decide(condition, frame, places, false) : path;
    }

    /** The operand that decided; where all had to come together, the one whose place is deeper. */
    private @Nullable CelPath logical(Call call, @Nullable Frame frame, @Nullable Places places) {
      boolean decisive = call.function().equals("_||_");
      Object left = value(call.argument(0), frame);
      if (left.equals(decisive)) {
        CelPath path = decide(call.argument(0), frame, places, false);
        boolean both = path == null && value(call.argument(1), frame).equals(decisive);
        return both ? decide(call.argument(1), frame, places, false) : path;
      }
      Object right = value(call.argument(1), frame);
      if (right.equals(decisive)) {
        return decide(call.argument(1), frame, places, false);
      }
      boolean leftFailed = left instanceof CelException;
      boolean rightFailed = right instanceof CelException;
      boolean failed = leftFailed || rightFailed;
      CelPath first = null;
      if (leftFailed || !failed) {
        first = decide(call.argument(0), frame, places, leftFailed);
        if (first != null && failed && decisive) {
          return first;
        }
      }
      return rightFailed || !failed
          ? longer(first, decide(call.argument(1), frame, places, rightFailed))
          : first;
    }

    private @Nullable CelPath loop(
        Expr.Comprehension node, @Nullable Frame frame, @Nullable Places places, boolean failed) {
      Expr.Loop loop = node.loop();
      if (loop.variable().equals("#unused")) {
        Frame inner = new Frame(frame, loop.accumulator(), value(loop.initial(), frame));
        CelPath bound = pathOf(loop.initial(), frame, places, failed);
        return decide(loop.result(), inner, new Places(places, loop.accumulator(), bound), failed);
      }
      Object values = value(loop.range(), frame);
      CelPath range = list(loop.range(), frame, places, values instanceof CelException);
      boolean all = node.macro().equals("all");
      boolean exists = node.macro().equals("exists");
      boolean filter = node.macro().equals("filter") && !failed && !ranging;
      if (filter && !(values instanceof CelException)) {
        return kept(node, LoopRange.of(values, false), values, range, new Where(frame, places));
      }
      boolean decided = failed || all || exists;
      if (!decided || values instanceof CelException || !(loop.step() instanceof Call step)) {
        return range;
      }
      Expr condition = step.argument(all || exists ? 1 : 0);
      LoopRange elements = LoopRange.of(values, loop.variable2() != null);
      for (int i = 0; i < elements.size(); i++) {
        Frame inner = elements.frame(i, loop, new Frame(frame, loop.accumulator(), all));
        CelPath element = element(values, range, elements, i);
        Places there = new Places(places, loop.variable(), element);
        if (loop.variable2() != null) {
          there = new Places(new Places(places, loop.variable(), null), loop.variable2(), element);
        }
        Object value = value(condition, inner);
        boolean error = value instanceof CelException;
        if (error || all && value.equals(false) || exists && value.equals(true)) {
          CelPath path = decide(condition, inner, there, error);
          return path == null ? element : longer(element, path);
        }
      }
      return range;
    }

    /** Returns where the list of a loop is from. */
    private @Nullable CelPath list(
        Expr expr, @Nullable Frame frame, @Nullable Places places, boolean failed) {
      boolean outer = ranging;
      ranging = true;
      CelPath path = pathOf(expr, frame, places, failed);
      ranging = outer;
      return path;
    }

    /** The frame and the places around a node. */
    private record Where(@Nullable Frame frame, @Nullable Places places) {}

    /**
     * The first element that a filter keeps, or what made it keep it; the list if it keeps none.
     */
    private @Nullable CelPath kept(
        Expr.Comprehension node,
        LoopRange elements,
        Object values,
        @Nullable CelPath range,
        Where where) {
      Expr.Loop loop = node.loop();
      if (!(loop.step() instanceof Call step)) {
        return range;
      }
      for (int i = 0; i < elements.size(); i++) {
        Frame inner =
            elements.frame(
                i, loop, new Frame(where.frame(), loop.accumulator(), CelList.of(List.of())));
        if (value(step.argument(0), inner).equals(true)) {
          CelPath element = element(values, range, elements, i);
          Places there = new Places(where.places(), loop.variable(), element);
          CelPath path = decide(step.argument(0), inner, there, false);
          return path == null ? element : longer(element, path);
        }
      }
      return range;
    }

    private static @Nullable CelPath element(
        Object range, @Nullable CelPath path, LoopRange elements, int index) {
      Object value =
          elements.values().isEmpty() ? elements.keys().get(index) : elements.values().get(index);
      CelPath own = ownPath(value);
      if (own != null) {
        return own;
      }
      if (range instanceof CelMap map) {
        CelPath base = map.path() == null ? path : map.path();
        return base == null ? null : base.child(elements.keys().get(index));
      }
      CelPath base = range instanceof CelList list ? list.path() : null;
      return base == null ? path : base.child(index);
    }

    private static @Nullable CelPath ownPath(Object value) {
      return value instanceof CelMap map
          ? map.path()
          : value instanceof CelList list ? list.path() : null;
    }

    private static @Nullable CelPath longer(@Nullable CelPath a, @Nullable CelPath b) {
      if (a == null || b == null) {
        return a == null ? b : a;
      }
      return b.length() >= a.length() ? b : a;
    }

    /** Returns where the value of a node is from. */
    private @Nullable CelPath pathOf(
        Expr expr, @Nullable Frame frame, @Nullable Places places, boolean failed) {
      if (expr instanceof Expr.Ident ident) {
        for (Places at = places; at != null; at = at.parent()) {
          if (at.name().equals(ident.name())) {
            return at.path();
          }
        }
        // The pod of a DaemonSet has its place in the template.
        return ident.name().equals(OBJECT) ? ownPath(value(ident, frame)) : null;
      }
      if (expr instanceof Expr.Select select) {
        if (NAMESPACE.contains(String.valueOf(QualifiedNames.of(select)))) {
          return namespace();
        }
        return field(select, frame, places, failed);
      }
      if (expr instanceof Call call) {
        return ofCall(call, frame, places, failed);
      }
      return expr instanceof Expr.Comprehension loop ? loop(loop, frame, places, failed) : null;
    }

    /** Returns where the namespace of the object stands; that of a DaemonSet's pod does not. */
    private @Nullable CelPath namespace() {
      Object object = activation.variable(OBJECT);
      CelPath root = object == null ? null : ownPath(object);
      return root == null || root.length() > 0 ? null : root.child("metadata").child("namespace");
    }

    private @Nullable CelPath field(
        Expr.Select select, @Nullable Frame frame, @Nullable Places places, boolean failed) {
      if (select.operand() instanceof Expr.Ident ident && ident.name().equals("variables")) {
        CelExpression variable = variables.get(select.field());
        return variable == null
            ? null
            : new Walk(variable, ranging).decide(variable.program().expr(), null, null, failed);
      }
      CelPath operand = pathOf(select.operand(), frame, places, failed);
      return operand == null ? null : operand.child(select.field());
    }

    /** Returns whether a number is below the one that it is compared with: more is asked for. */
    private boolean isTooSmall(Call call, Expr operand, @Nullable Frame frame) {
      List<Expr> operands = call.operands();
      if (!COMPARISONS.contains(call.function()) || operands.size() != 2) {
        return false;
      }
      Expr other = operands.get(operands.get(0) == operand ? 1 : 0);
      return value(operand, frame) instanceof Long x
          && value(other, frame) instanceof Long y
          && x < y;
    }

    private @Nullable CelPath ofCall(
        Call call, @Nullable Frame frame, @Nullable Places places, boolean failed) {
      if (ACCESSES.contains(call.function())) {
        CelPath path = pathOf(call.argument(0), frame, places, failed);
        Object key = path == null ? null : value(call.argument(1), frame);
        if (path == null || key == null || key instanceof CelException) {
          return path;
        }
        return path.child(key instanceof Long index ? (Object) index.intValue() : key);
      }
      CelPath found = null;
      for (Expr operand : call.operands()) {
        boolean outer = ranging;
        ranging = ranging || isTooSmall(call, operand, frame);
        CelPath path = found == null || failed ? decide(operand, frame, places, failed) : null;
        ranging = outer;
        if (failed && path != null && value(operand, frame) instanceof CelException) {
          return path;
        }
        found = found == null ? path : found;
      }
      return found;
    }
  }
}
