package dev.rollcall.cel;

import dev.rollcall.cel.Expr.Call;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the value in the object that decided an expression which is false or fails. */
public final class CelExplanation {

  private static final String OBJECT = "object";

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

  /** Returns the path of the value that decided, or null if there is none. */
  public @Nullable CelPath place(CelExpression expression) {
    try {
      return new Walk(expression).decide(expression.program().expr(), null, null);
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

    Walk(CelExpression expression) {
      this.evaluator = new Evaluator(expression.program(), activation, cost);
    }

    private Object value(Expr expr, @Nullable Frame frame) {
      try {
        return evaluator.eval(expr, frame);
      } catch (CelException e) {
        return e;
      }
    }

    @Nullable CelPath decide(Expr expr, @Nullable Frame frame, @Nullable Places places) {
      if (expr instanceof Call call) {
        switch (call.function()) {
          case "_&&_", "_||_":
            return logical(call, frame, places);
          case "_?_:_":
            Object condition = value(call.argument(0), frame);
            return condition instanceof Boolean yes
                ? deeper(
                    decide(call.argument(yes ? 1 : 2), frame, places),
                    call.argument(0),
                    frame,
                    places)
                : decide(call.argument(0), frame, places);
          case "!_":
            return decide(call.argument(0), frame, places);
          default:
            return pathOf(expr, frame, places);
        }
      }
      return expr instanceof Expr.Comprehension loop
          ? loop(loop, frame, places)
          : pathOf(expr, frame, places);
    }

    private @Nullable CelPath deeper(
        @Nullable CelPath path, Expr other, @Nullable Frame frame, @Nullable Places places) {
      return path == null ? decide(other, frame, places) : path;
    }

    /** The operand whose value is that of the whole decided; the last one if all have it. */
    private @Nullable CelPath logical(Call call, @Nullable Frame frame, @Nullable Places places) {
      Object whole = value(call, frame);
      CelPath found = null;
      for (Expr operand : call.arguments()) {
        Object value = value(operand, frame);
        boolean decides =
            whole instanceof CelException ? value instanceof CelException : value.equals(whole);
        if (decides) {
          CelPath path = decide(operand, frame, places);
          boolean first = call.function().equals("_&&_") == Boolean.FALSE.equals(whole);
          if (first && path != null) {
            return path;
          }
          found = longer(found, path);
        }
      }
      return found;
    }

    private @Nullable CelPath loop(
        Expr.Comprehension node, @Nullable Frame frame, @Nullable Places places) {
      Expr.Loop loop = node.loop();
      CelPath range = pathOf(loop.range(), frame, places);
      Object values = value(loop.range(), frame);
      if (loop.variable().equals("#unused")) {
        Frame inner = new Frame(frame, loop.accumulator(), value(loop.initial(), frame));
        CelPath bound = pathOf(loop.initial(), frame, places);
        return decide(loop.result(), inner, new Places(places, loop.accumulator(), bound));
      }
      if (values instanceof CelException || !(loop.step() instanceof Call step)) {
        return range;
      }
      boolean all = node.macro().equals("all");
      LoopRange elements = LoopRange.of(values, loop.variable2() != null);
      for (int i = 0; i < elements.size(); i++) {
        Frame inner = new Frame(frame, loop.accumulator(), all);
        inner = new Frame(inner, loop.variable(), elements.first(i));
        CelPath element = element(values, range, elements, i);
        Places there = new Places(places, loop.variable(), element);
        if (loop.variable2() != null) {
          inner = new Frame(inner, loop.variable2(), elements.second(i));
          there = new Places(new Places(places, loop.variable(), null), loop.variable2(), element);
        }
        Object predicate = value(step.argument(all || isExists(node) ? 1 : 0), inner);
        boolean decides =
            predicate instanceof CelException
                || all && Boolean.FALSE.equals(predicate)
                || isExists(node) && Boolean.TRUE.equals(predicate);
        if (decides) {
          CelPath path = decide(step.argument(all || isExists(node) ? 1 : 0), inner, there);
          return path == null ? element : longer(element, path);
        }
      }
      return range;
    }

    private static boolean isExists(Expr.Comprehension node) {
      return node.macro().equals("exists");
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
      return b.steps().size() >= a.steps().size() ? b : a;
    }

    /** Returns where the value of a node is from. */
    private @Nullable CelPath pathOf(Expr expr, @Nullable Frame frame, @Nullable Places places) {
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
        return field(select, frame, places);
      }
      if (expr instanceof Call call) {
        return ofCall(call, frame, places);
      }
      return expr instanceof Expr.Comprehension loop ? loop(loop, frame, places) : null;
    }

    private @Nullable CelPath field(
        Expr.Select select, @Nullable Frame frame, @Nullable Places places) {
      if (select.operand() instanceof Expr.Ident ident && ident.name().equals("variables")) {
        CelExpression variable = variables.get(select.field());
        return variable == null
            ? null
            : new Walk(variable).decide(variable.program().expr(), null, null);
      }
      CelPath operand = pathOf(select.operand(), frame, places);
      return operand == null ? null : operand.child(select.field());
    }

    private @Nullable CelPath ofCall(Call call, @Nullable Frame frame, @Nullable Places places) {
      List<Expr> operands = call.operands();
      if (List.of("_[_]", "_[?_]", "_?._").contains(call.function())) {
        CelPath path = pathOf(operands.get(0), frame, places);
        Object key = value(operands.get(1), frame);
        if (path == null || key instanceof CelException) {
          return path;
        }
        return path.child(key instanceof Long index ? (Object) index.intValue() : key);
      }
      CelPath found = null;
      for (Expr operand : operands) {
        CelPath path = decide(operand, frame, places);
        if (value(operand, frame) instanceof CelException && path != null) {
          return path;
        }
        if (found == null || path != null && Objects.equals(call.function(), "_||_")) {
          found = path;
        }
      }
      return found;
    }
  }
}
