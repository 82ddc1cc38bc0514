package dev.rollcall.cel;

import dev.rollcall.cel.Expr.Call;
import dev.rollcall.cel.Expr.Select;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a checked expression over an activation. The context of a visit is the loop's frame.
 */
final class Evaluator implements Expr.Visitor<@Nullable Frame, Object> {

  private static final int LIST_COST = 10;
  private static final int MAP_COST = 30;

  private final CelFunction[] functions;
  private final boolean[] global;
  private final String[] names;
  private final boolean[] makes;
  private final CelActivation activation;
  private final CelCost cost;

  Evaluator(Program program, CelActivation activation, CelCost cost) {
    this.functions = program.functions();
    this.global = program.global();
    this.names = program.names();
    this.makes = program.makes();
    this.activation = activation;
    this.cost = cost;
  }

  /** Returns the value of a node. */
  Object eval(Expr expr, @Nullable Frame frame) {
    return expr.accept(this, frame);
  }

  @Override
  public Object literal(Expr.Literal node, @Nullable Frame frame) {
    return node.value();
  }

  @Override
  public Object ident(Expr.Ident node, @Nullable Frame frame) {
    cost.charge(1);
    String name = node.name();
    Object value = Frame.find(frame, name);
    if (value == null) {
      value = activation.variable(name.startsWith(".") ? name.substring(1) : name);
    }
    if (value instanceof CelException error) {
      throw error;
    }
    if (value != null) {
      return value;
    }
    if (Checker.isTypeName(name)) {
      return new CelTypeName(name);
    }
    throw new CelException("no-such-key", "no such attribute(s): " + name);
  }

  @Override
  public Object select(Select node, @Nullable Frame frame) {
    Object operand = eval(node.operand(), frame);
    if (!node.test()) {
      cost.charge(1);
    }
    boolean optional = operand instanceof CelOptional;
    Object target = operand instanceof CelOptional wrapped ? wrapped.value() : operand;
    Object value = target == null ? null : Access.find(target, node.field());
    if (node.test()) {
      return value != null;
    }
    if (optional) {
      return CelOptional.ofNullable(value);
    }
    if (value == null) {
      throw CelException.noSuchKey(node.field());
    }
    return value;
  }

  @Override
  public Object call(Call node, @Nullable Frame frame) {
    switch (node.function()) {
      case "_&&_":
        return logical(node, frame, false);
      case "_||_":
        return logical(node, frame, true);
      case "_?_:_":
        return conditional(node, frame);
      case "@not_strictly_false":
        return notStrictlyFalse(node, frame);
      default:
        break;
    }
    Object[] arguments = arguments(node, frame);
    String function = names[node.id()];
    boolean literal = node.target() != null && first(node) instanceof Expr.Literal;
    cost.walk(CallCosts.walked(function, arguments, literal));
    Object result = functions[node.id()].call(arguments);
    cost.charge(CallCosts.of(function, arguments, result));
    if (makes[node.id()]) {
      cost.memory().allocate(made(arguments, result));
    }
    return result;
  }

  private static @Nullable Expr first(Call node) {
    return node.arguments().isEmpty() ? null : node.argument(0);
  }

  private static long made(Object[] arguments, Object result) {
    return result instanceof CelList list && arguments[0] instanceof CelList first
        ? list.bytesAfter(first)
        : ValueSize.bytes(result);
  }

  /** Evaluates all arguments: an error among them wins over what is unknown. */
  private Object[] arguments(Call node, @Nullable Frame frame) {
    Expr target = global[node.id()] ? null : node.target();
    int shift = target == null ? 0 : 1;
    int count = node.arguments().size();
    Object[] values = new Object[count + shift];
    CelUnknown unknown = null;
    for (int i = 0; i < values.length; i++) {
      Expr operand = i < shift && target != null ? target : node.argument(i - shift);
      try {
        values[i] = eval(operand, frame);
      } catch (CelUnknown e) {
        unknown = e;
      }
    }
    if (unknown != null) {
      throw unknown;
    }
    return values;
  }

  /** Returns what decides, whichever side it is on; errors and unknowns only if nothing does. */
  private Object logical(Call node, @Nullable Frame frame, boolean decisive) {
    Object left = attempt(node.argument(0), frame);
    if (left.equals(decisive)) {
      return decisive;
    }
    Object right = attempt(node.argument(1), frame);
    if (right.equals(decisive)) {
      return decisive;
    }
    if (left instanceof CelUnknown || right instanceof CelUnknown) {
      throw left instanceof CelUnknown unknown ? unknown : (CelUnknown) right;
    }
    requireBoolean(left);
    requireBoolean(right);
    return !decisive;
  }

  private static void requireBoolean(Object side) {
    if (side instanceof CelException error) {
      throw error;
    }
    if (!(side instanceof Boolean)) {
      throw CelException.noSuchOverload();
    }
  }

  private Object attempt(Expr expr, @Nullable Frame frame) {
    try {
      return eval(expr, frame);
    } catch (CelException e) {
      return e;
    }
  }

  private Object conditional(Call node, @Nullable Frame frame) {
    Object condition;
    try {
      condition = eval(node.argument(0), frame);
    } catch (CelUnknown unknown) {
      Object then = attempt(node.argument(1), frame);
      Object other = attempt(node.argument(2), frame);
      if (!(then instanceof CelException) && !(other instanceof CelException)) {
        if (Values.equal(then, other)) {
          return then;
        }
      }
      throw unknown;
    }
    if (condition instanceof Boolean yes) {
      return eval(node.argument(yes ? 1 : 2), frame);
    }
    throw CelException.noSuchOverload();
  }

  private Object notStrictlyFalse(Call node, @Nullable Frame frame) {
    Object value = attempt(node.argument(0), frame);
    return !Boolean.FALSE.equals(value);
  }

  @Override
  public Object list(Expr.ListExpr node, @Nullable Frame frame) {
    cost.charge(LIST_COST);
    List<Object> elements = new ArrayList<>(node.elements().size());
    for (Expr.Element element : node.elements()) {
      Object value = eval(element.value(), frame);
      Object kept = element.optional() ? unwrapped(value) : value;
      if (kept != null) {
        elements.add(kept);
      }
    }
    cost.memory().allocate(ValueSize.elements(elements.size()));
    return CelList.of(elements);
  }

  private static @Nullable Object unwrapped(Object value) {
    if (value instanceof CelOptional optional) {
      return optional.value();
    }
    throw new CelException(
        "no-such-overload",
        "cannot initialize optional list element from non-optional value "
            + Formatting.plain(value));
  }

  @Override
  public Object map(Expr.MapExpr node, @Nullable Frame frame) {
    cost.charge(MAP_COST);
    Map<Object, Object> entries = new LinkedHashMap<>();
    for (Expr.Entry entry : node.entries()) {
      Object key = eval(entry.key(), frame);
      Object value = eval(entry.value(), frame);
      Object kept = entry.optional() ? unwrapped(value) : value;
      if (kept != null) {
        entries.put(key, kept);
      }
    }
    CelMap map = CelMap.of(entries);
    cost.memory().allocate(ValueSize.bytes(map));
    return map;
  }

  @Override
  public Object struct(Expr.Struct node, @Nullable Frame frame) {
    throw CelException.noSuchOverload();
  }

  @Override
  public Object comprehension(Expr.Comprehension node, @Nullable Frame frame) {
    Expr.Loop loop = node.loop();
    Object range = eval(loop.range(), frame);
    Object accumulated = attempt(loop.initial(), frame);
    String second = loop.variable2();
    LoopRange elements = LoopRange.of(range, second != null);
    for (int i = 0; i < elements.size(); i++) {
      Frame inner = new Frame(frame, loop.accumulator(), accumulated);
      inner = new Frame(inner, loop.variable(), elements.first(i));
      if (second != null) {
        inner = new Frame(inner, second, elements.second(i));
      }
      if (Boolean.FALSE.equals(eval(loop.condition(), inner))) {
        break;
      }
      accumulated = attempt(loop.step(), inner);
    }
    return eval(loop.result(), new Frame(frame, loop.accumulator(), accumulated));
  }
}
