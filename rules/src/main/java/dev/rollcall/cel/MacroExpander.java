package dev.rollcall.cel;

import dev.rollcall.cel.Expr.Call;
import dev.rollcall.cel.Expr.Comprehension;
import dev.rollcall.cel.Expr.Element;
import dev.rollcall.cel.Expr.Ident;
import dev.rollcall.cel.Expr.Literal;
import dev.rollcall.cel.Expr.Loop;
import dev.rollcall.cel.Expr.Select;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Expands macros into comprehensions, as cel-go does. */
final class MacroExpander {

  static final String RESULT = "@result";

  private final LibraryVersion version;

  MacroExpander(LibraryVersion version) {
    this.version = version;
  }

  /** Signals a macro with invalid arguments. */
  static final class MacroException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient CelIssue issue;

    MacroException(Expr at, String message) {
      super(message);
      issue = new CelIssue(at.offset(), message);
    }

    CelIssue issue() {
      return issue;
    }
  }

  boolean optionals() {
    return version.atLeast(LibraryVersion.OPTIONALS);
  }

  /** Returns what a call stands for: itself if it is no macro. */
  Expr expand(Call call, NodeIds ids) throws MacroException {
    Expr target = call.target();
    if (target == null) {
      return call.function().equals("has") && call.arguments().size() == 1 ? has(call, ids) : call;
    }
    return new Expansion(call, target, ids).expand();
  }

  private static Expr has(Call call, NodeIds ids) throws MacroException {
    if (call.argument(0) instanceof Select select && !select.test()) {
      return new Select(ids.next(), call.offset(), select.operand(), select.field(), true);
    }
    throw new MacroException(call.argument(0), "invalid argument to has() macro");
  }

  /** The expansion of one call with a receiver. */
  private final class Expansion {

    private final Call call;
    private final Expr target;
    private final NodeIds ids;
    private final int arity;

    Expansion(Call call, Expr target, NodeIds ids) {
      this.call = call;
      this.target = target;
      this.ids = ids;
      this.arity = call.arguments().size();
    }

    Expr expand() throws MacroException {
      String name = call.function();
      boolean two = version.atLeast(LibraryVersion.TWO_VARIABLES);
      switch (name) {
        case "all", "exists", "exists_one", "existsOne":
          if (arity == 2 && !name.equals("existsOne")) {
            return quantifier(name, variable(0), null, call.argument(1));
          }
          return arity == 3 && two
              ? quantifier(name, variable(0), second(), call.argument(2))
              : call;
        case "map":
          return arity == 2 || arity == 3 ? map(target) : call;
        case "filter":
          return arity == 2 ? filter() : call;
        case "optMap", "optFlatMap":
          return arity == 2 && optionals() ? optional(name.equals("optMap")) : call;
        case "transformList", "transformMap", "transformMapEntry":
          return two && (arity == 3 || arity == 4) ? transform(name) : call;
        case "sortBy":
          return arity == 2 && version.atLeast(LibraryVersion.LISTS) ? sortBy() : call;
        default:
          return call;
      }
    }

    private String variable(int index) throws MacroException {
      if (call.argument(index) instanceof Ident ident && !ident.name().startsWith(".")) {
        if (ident.name().equals("__result__") || ident.name().equals(RESULT)) {
          throw new MacroException(ident, "iteration variable overwrites accumulator variable");
        }
        return ident.name();
      }
      throw new MacroException(call.argument(index), "argument must be a simple name");
    }

    private String second() throws MacroException {
      String name = variable(1);
      if (name.equals(variable(0))) {
        throw new MacroException(call.argument(1), "duplicate variable name: " + name);
      }
      return name;
    }

    private Expr literal(Object value) {
      return new Literal(ids.next(), call.offset(), value);
    }

    private Expr ident(String name) {
      return new Ident(ids.next(), call.offset(), name);
    }

    private Expr function(String function, Expr... arguments) {
      return new Call(ids.next(), call.offset(), function, null, List.of(arguments));
    }

    private Expr list(Expr... elements) {
      List<Element> all = Arrays.stream(elements).map(e -> new Element(e, false)).toList();
      return new Expr.ListExpr(ids.next(), call.offset(), all);
    }

    private Expr fold(String macro, Loop loop) {
      return new Comprehension(ids.next(), call.offset(), macro, loop);
    }

    private Expr quantifier(String name, String first, @Nullable String second, Expr predicate) {
      Expr initial;
      Expr condition;
      Expr step;
      Expr result = ident(RESULT);
      if (name.equals("all")) {
        initial = literal(true);
        condition = function("@not_strictly_false", ident(RESULT));
        step = function("_&&_", ident(RESULT), predicate);
      } else if (name.equals("exists")) {
        initial = literal(false);
        condition = function("@not_strictly_false", function("!_", ident(RESULT)));
        step = function("_||_", ident(RESULT), predicate);
      } else {
        initial = literal(0L);
        condition = literal(true);
        step =
            function(
                "_?_:_", predicate, function("_+_", ident(RESULT), literal(1L)), ident(RESULT));
        result = function("_==_", ident(RESULT), literal(1L));
      }
      return fold(name, new Loop(target, first, second, RESULT, initial, condition, step, result));
    }

    private Expr collect(String macro, Loop header, Expr added, @Nullable Expr filter) {
      Expr step = filter == null ? added : function("_?_:_", filter, added, ident(RESULT));
      return fold(
          macro,
          new Loop(
              header.range(),
              header.variable(),
              header.variable2(),
              RESULT,
              header.initial(),
              literal(true),
              step,
              ident(RESULT)));
    }

    private Loop header(Expr range, String first, @Nullable String second, Expr initial) {
      return new Loop(range, first, second, RESULT, initial, initial, initial, initial);
    }

    private Expr map(Expr range) throws MacroException {
      String variable = variable(0);
      Expr value = call.argument(arity - 1);
      return collect(
          "map",
          header(range, variable, null, list()),
          function("_+_", ident(RESULT), list(value)),
          arity == 3 ? call.argument(1) : null);
    }

    private Expr filter() throws MacroException {
      String variable = variable(0);
      return collect(
          "filter",
          header(target, variable, null, list()),
          function("_+_", ident(RESULT), list(ident(variable))),
          call.argument(1));
    }

    private Expr transform(String name) throws MacroException {
      String first = variable(0);
      String second = second();
      Expr value = call.argument(arity - 1);
      Expr empty = new Expr.MapExpr(ids.next(), call.offset(), List.of());
      Expr initial = name.equals("transformList") ? list() : empty;
      Expr added =
          switch (name) {
            case "transformList" -> function("_+_", ident(RESULT), list(value));
            case "transformMap" -> function("cel.@mapInsert", ident(RESULT), ident(first), value);
            default -> function("cel.@mapInsert", ident(RESULT), value);
          };
      return collect(
          name,
          header(target, first, second, initial),
          added,
          arity == 4 ? call.argument(2) : null);
    }

    private Expr bind(String name, Expr value, Expr result) {
      return fold(
          "bind",
          new Loop(list(), "#unused", null, name, value, literal(false), ident(name), result));
    }

    private Expr optional(boolean wrap) throws MacroException {
      String variable = variable(0);
      Expr has = new Call(ids.next(), call.offset(), "hasValue", target, List.of());
      Expr value = new Call(ids.next(), call.offset(), "value", target, List.of());
      Expr mapped = bind(variable, value, call.argument(1));
      return function(
          "_?_:_", has, wrap ? function("optional.of", mapped) : mapped, function("optional.none"));
    }

    private Expr sortBy() throws MacroException {
      if (target instanceof Literal || target instanceof Expr.MapExpr) {
        throw new MacroException(
            target,
            "sortBy can only be applied to a list, identifier, comprehension, call or select"
                + " expression");
      }
      String input = "@__sortBy_input__";
      Expr keys = map(ident(input));
      return bind(
          input,
          target,
          new Call(
              ids.next(), call.offset(), "@sortByAssociatedKeys", ident(input), List.of(keys)));
    }
  }
}
