package dev.rollcall.cel;

import dev.rollcall.cel.Expr.Call;
import dev.rollcall.cel.Expr.Comprehension;
import dev.rollcall.cel.Expr.Loop;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds which element decided a loop, or whether a list holds something. */
final class DecidingElement {

  private final DecidingValue deciding;
  private final ElementOrigin origins;

  DecidingElement(DecidingValue deciding, ElementOrigin origins) {
    this.deciding = deciding;
    this.origins = origins;
  }

  /** A loop over the values of a list or a map. */
  private record Run(Comprehension node, Object values, LoopRange elements, Scope scope) {

    Scope inner(int index) {
      return DecidingElement.inner(node, elements, index, scope);
    }
  }

  /**
   * Returns the place of what decided a loop.
   *
   * @param failed whether its evaluation failed
   */
  @Nullable CelPath of(Comprehension node, Scope scope, boolean failed) {
    Loop loop = node.loop();
    if (loop.variable().equals("#unused")) {
      return bound(loop, scope, failed);
    }
    Object values = deciding.value(loop.range(), scope);
    if (!(values instanceof CelList || values instanceof CelMap)) {
      return deciding.list(loop.range(), scope, values instanceof CelException);
    }
    LoopRange elements = LoopRange.of(values, loop.variable2() != null);
    Run run = new Run(node, values, elements, scope);
    CelPath path = failed ? failing(run) : decisive(run);
    return path == null ? deciding.list(loop.range(), scope, false) : path;
  }

  /** A variable that an expression binds to a value. */
  private @Nullable CelPath bound(Loop loop, Scope scope, boolean failed) {
    String name = loop.accumulator();
    Frame frame = new Frame(scope.frame(), name, deciding.value(loop.initial(), scope));
    CelPath place = deciding.pathOf(loop.initial(), scope, failed);
    return deciding.decide(loop.result(), scope.with(frame).placing(name, place), failed);
  }

  private @Nullable CelPath failing(Run run) {
    List<Expr> tests = new ArrayList<>();
    CollectedElements collected = CollectedElements.of(run.node());
    if (collected == null) {
      condition(run.node(), tests);
    } else {
      if (collected.condition() != null) {
        tests.add(collected.condition());
      }
      tests.add(collected.value());
    }
    for (int i = 0; i < run.elements().size(); i++) {
      for (Expr test : tests) {
        if (deciding.value(test, run.inner(i)) instanceof CelException) {
          return at(run, i, test, true);
        }
      }
    }
    return null;
  }

  /** Adds what a quantifier asks of each element. */
  private static void condition(Comprehension node, List<Expr> tests) {
    if (node.loop().step() instanceof Call step) {
      boolean joins = node.macro().equals("all") || node.macro().equals("exists");
      tests.add(step.argument(joins ? 1 : 0));
    }
  }

  private @Nullable CelPath decisive(Run run) {
    Call step = (Call) run.node().loop().step();
    switch (run.node().macro()) {
      case "all":
        return quantified(run, step.argument(1), false);
      case "exists":
        return quantified(run, step.argument(1), true);
      case "exists_one", "existsOne":
        return first(run, step.argument(0), true, 1);
      default:
        break;
    }
    CollectedElements collected = CollectedElements.of(run.node());
    if (collected == null || deciding.ranging()) {
      return null;
    }
    return collected.condition() == null
        ? deciding.pathOf(run.node().loop().range(), run.scope(), false)
        : first(run, collected.condition(), true, 0);
  }

  /** What was asked of values that are not of the object is told by what was asked. */
  private @Nullable CelPath quantified(Run run, Expr test, boolean decisive) {
    CelPath path = first(run, test, decisive, 0);
    if (path != null || deciding.ranging() || run.elements().size() == 0) {
      return path;
    }
    CelPath range = deciding.list(run.node().loop().range(), run.scope(), false);
    return range == null ? deciding.decide(test, run.inner(0), false) : range;
  }

  /**
   * Returns the place of the first element for which a test has a value.
   *
   * @param skipped how many are passed over
   */
  private @Nullable CelPath first(Run run, Expr test, boolean value, int skipped) {
    int left = skipped;
    for (int i = 0; i < run.elements().size(); i++) {
      if (deciding.value(test, run.inner(i)).equals(value) && left-- == 0) {
        return at(run, i, test, false);
      }
    }
    return null;
  }

  private @Nullable CelPath at(Run run, int index, Expr test, boolean failed) {
    Expr range = run.node().loop().range();
    CelPath element = origins.of(range, run.values(), index, run.scope());
    Scope there = placed(run.node(), run.inner(index), element);
    return DecidingValue.longer(element, deciding.decide(test, there, failed));
  }

  /** Returns the scope inside a loop. */
  static Scope inner(Comprehension node, LoopRange elements, int index, Scope scope) {
    Object result =
        node.macro().startsWith("exists") || node.macro().equals("all")
            ? (Object) node.macro().equals("all")
            : CelList.of(List.of());
    Frame outer = new Frame(scope.frame(), node.loop().accumulator(), result);
    return scope.with(elements.frame(index, node.loop(), outer));
  }

  /** Returns a scope with the place of the element that a loop looks at. */
  static Scope placed(Comprehension node, Scope inner, @Nullable CelPath element) {
    String second = node.loop().variable2();
    return second == null
        ? inner.placing(node.loop().variable(), element)
        : inner.placing(node.loop().variable(), null).placing(second, element);
  }

  /**
   * Returns the place of the element or entry that decided whether a list or map holds something,
   * null if it is told better by the whole.
   */
  @Nullable CelPath member(Call call, Scope scope) {
    if (call.arguments().size() != 2 || !(deciding.value(call, scope) instanceof Boolean yes)) {
      return null;
    }
    Expr first = call.argument(0);
    Expr second = call.argument(1);
    String receiver = QualifiedNames.of(call.target());
    switch (receiver == null ? call.function() : receiver + "." + call.function()) {
      case "@in":
        return yes && deciding.pathOf(first, scope, false) == null
            ? equal(second, deciding.value(first, scope), scope)
            : null;
      case "sets.contains":
        return yes ? null : shared(second, first, false, scope);
      case "sets.intersects":
        CelPath path = yes ? shared(first, second, true, scope) : null;
        return yes && path == null ? shared(second, first, true, scope) : path;
      default:
        return null;
    }
  }

  private @Nullable CelPath equal(Expr expr, Object value, Scope scope) {
    Object values = deciding.value(expr, scope);
    if (values instanceof CelMap) {
      CelPath path = deciding.list(expr, scope, false);
      return path == null ? null : path.child(value);
    }
    if (values instanceof CelList list) {
      for (int i = 0; i < list.size(); i++) {
        if (Values.equal(list.get(i), value)) {
          return origins.of(expr, list, i, scope);
        }
      }
    }
    return null;
  }

  /** The first element of a list that another one has too, or has not. */
  private @Nullable CelPath shared(Expr expr, Expr other, boolean wanted, Scope scope) {
    if (deciding.value(expr, scope) instanceof CelList list
        && deciding.value(other, scope) instanceof CelList others) {
      for (int i = 0; i < list.size(); i++) {
        Object element = list.get(i);
        if (others.stream().anyMatch(each -> Values.equal(each, element)) == wanted) {
          return origins.of(expr, list, i, scope);
        }
      }
    }
    return null;
  }
}
