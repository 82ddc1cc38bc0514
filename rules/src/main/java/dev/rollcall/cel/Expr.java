package dev.rollcall.cel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of a parsed expression. Macros are expanded into comprehensions, as in cel-go. */
sealed interface Expr {

  /** Returns the number of the node, unique in its expression. */
  int id();

  /** Returns where the node is in the text, in code points. */
  int offset();

  <C, R> R accept(Visitor<C, R> visitor, C context);

  /** An operation on each kind of node. */
  interface Visitor<C, R> {
    R literal(Literal node, C context);

    R ident(Ident node, C context);

    R select(Select node, C context);

    R call(Call node, C context);

    R list(ListExpr node, C context);

    R map(MapExpr node, C context);

    R struct(Struct node, C context);

    R comprehension(Comprehension node, C context);
  }

  /** A literal of a CEL value. */
  record Literal(int id, int offset, Object value) implements Expr {
    @Override
    public <C, R> R accept(Visitor<C, R> visitor, C context) {
      return visitor.literal(this, context);
    }
  }

  /** A name. */
  record Ident(int id, int offset, String name) implements Expr {
    @Override
    public <C, R> R accept(Visitor<C, R> visitor, C context) {
      return visitor.ident(this, context);
    }
  }

  /**
   * A field of an operand.
   *
   * @param test whether this only asks for the presence of the field
   */
  record Select(int id, int offset, Expr operand, String field, boolean test) implements Expr {
    @Override
    public <C, R> R accept(Visitor<C, R> visitor, C context) {
      return visitor.select(this, context);
    }
  }

  /**
   * A call of a function or an operator.
   *
   * @param target the receiver, or null for a global function
   */
  record Call(int id, int offset, String function, @Nullable Expr target, List<Expr> arguments)
      implements Expr {
    @Override
    public <C, R> R accept(Visitor<C, R> visitor, C context) {
      return visitor.call(this, context);
    }

    Expr argument(int index) {
      return arguments.get(index);
    }

    /** Returns the receiver, if any, and the arguments. */
    List<Expr> operands() {
      if (target == null) {
        return arguments;
      }
      List<Expr> all = new ArrayList<>(arguments.size() + 1);
      all.add(target);
      all.addAll(arguments);
      return all;
    }
  }

  /** An element of a list; an optional one is left out if it is absent. */
  record Element(Expr value, boolean optional) {}

  /** A list in brackets. */
  record ListExpr(int id, int offset, List<Element> elements) implements Expr {
    @Override
    public <C, R> R accept(Visitor<C, R> visitor, C context) {
      return visitor.list(this, context);
    }
  }

  /** An entry of a map; an optional one is left out if its value is absent. */
  record Entry(Expr key, Expr value, boolean optional) {}

  /** A map in braces. */
  record MapExpr(int id, int offset, List<Entry> entries) implements Expr {
    @Override
    public <C, R> R accept(Visitor<C, R> visitor, C context) {
      return visitor.map(this, context);
    }
  }

  /** A message by its type name. No message types are declared, so the checker refuses it. */
  record Struct(int id, int offset, String typeName) implements Expr {
    @Override
    public <C, R> R accept(Visitor<C, R> visitor, C context) {
      return visitor.struct(this, context);
    }
  }

  /**
   * A loop over a list or a map with an accumulator.
   *
   * @param macro the name of the macro that was expanded into it
   */
  record Comprehension(int id, int offset, String macro, Loop loop) implements Expr {
    @Override
    public <C, R> R accept(Visitor<C, R> visitor, C context) {
      return visitor.comprehension(this, context);
    }
  }

  /**
   * The parts of a loop.
   *
   * @param variable2 the second variable, or null
   */
  record Loop(
      Expr range,
      String variable,
      @Nullable String variable2,
      String accumulator,
      Expr initial,
      Expr condition,
      Expr step,
      Expr result) {}
}
