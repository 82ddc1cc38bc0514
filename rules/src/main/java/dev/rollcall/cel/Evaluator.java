package dev.rollcall.cel;

import dev.rollcall.cel.Expr.Call;
import dev.rollcall.cel.Expr.Select;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Evaluates a checked expression over an activation. */
final class Evaluator {

  private static final int LIST_COST = 10;
  private static final int MAP_COST = 30;

  private final @Nullable ResolvedCall[] calls;
  private final int[] frames;
  private final @Nullable CelList[] constants;
  private final CelActivation activation;
  private final CelCost cost;

  Evaluator(Program program, CelActivation activation, CelCost cost) {
    this.calls = program.calls();
    this.frames = program.frames();
    this.constants = program.constants();
    this.activation = activation;
    this.cost = cost;
  }

  /**
   * Returns the value of a node.
   *
   * @param frame the variables of the loops around it
   * @throws CelException if the evaluation fails
   */
  Object eval(Expr expr, @Nullable Frame frame) {
    Object value = attempt(expr, frame);
    if (value instanceof CelException error) {
      throw error;
    }
    return value;
  }

  /**
   * Returns the value of a node, or its error: some policies fail for most objects, and what an
   * exception takes grows with the operations that it leaves.
   */
  Object attempt(Expr expr, @Nullable Frame frame) {
    try {
      if (expr instanceof Call call) {
        return call(call, frame);
      }
      if (expr instanceof Select select) {
        return select(select, frame);
      }
      if (expr instanceof Expr.Ident ident) {
        return ident(ident, frame);
      }
      if (expr instanceof Expr.Literal literal) {
        return literal.value();
      }
      if (expr instanceof Expr.Comprehension loop) {
        return comprehension(loop, frame);
      }
      if (expr instanceof Expr.ListExpr list) {
        return list(list, frame);
      }
      return expr instanceof Expr.MapExpr map ? map(map, frame) : CelException.noSuchOverload();
    } catch (CelException e) {
      return e;
    }
  }

  private Object ident(Expr.Ident node, @Nullable Frame frame) {
    cost.charge(1);
    String name = node.name();
    int outer = frames[node.id()];
    Object value =
        outer == Program.GLOBAL || frame == null
            ? activation.variable(QualifiedNames.withoutDot(name))
            : frame.outer(outer).value();
    if (value != null) {
      return value;
    }
    if (Checker.isTypeName(QualifiedNames.withoutDot(name))) {
      return new CelTypeName(QualifiedNames.withoutDot(name));
    }
    throw new CelException("no-such-key", "no such attribute(s): " + name);
  }

  private Object select(Select node, @Nullable Frame frame) {
    if (frames[node.id()] == Program.TYPE_NAME) {
      cost.charge(1);
      return new CelTypeName(
          QualifiedNames.withoutDot(Objects.requireNonNull(QualifiedNames.of(node))));
    }
    Object operand = attempt(node.operand(), frame);
    if (operand instanceof CelException) {
      return operand;
    }
    boolean optional = operand instanceof CelOptional;
    Object target = operand instanceof CelOptional wrapped ? wrapped.value() : operand;
    cost.charge(
        (node.test() || target == null ? 0 : 1) + (Attributes.isAttribute(node.operand()) ? 0 : 1));
    Object value = target == null ? null : Access.find(target, node.field());
    if (node.test()) {
      return value != null;
    }
    if (optional) {
      return CelOptional.ofNullable(value);
    }
    return value == null ? CelException.noSuchKey(node.field()) : value;
  }

  private Object call(Call node, @Nullable Frame frame) {
    ResolvedCall call = Objects.requireNonNull(calls[node.id()]);
    return switch (call.control()) {
      case AND -> logical(call.operands(), frame, false);
      case OR -> logical(call.operands(), frame, true);
      case CONDITIONAL -> conditional(call.operands(), frame);
      case NOT_STRICTLY_FALSE -> !Boolean.FALSE.equals(attempt(call.operands()[0], frame));
      case OPTIONAL_OR -> optional(call.operands(), frame, false);
      case OPTIONAL_OR_VALUE -> optional(call.operands(), frame, true);
      default -> strict(call, frame);
    };
  }

  /** What is no optional value is returned as it is; mirrors {@code evalOptionalOrValue}. */
  private Object optional(Expr[] operands, @Nullable Frame frame, boolean unwrap) {
    Object value = attempt(operands[0], frame);
    if (!(value instanceof CelOptional optional)) {
      return value;
    }
    Object inner = optional.value();
    return inner == null ? attempt(operands[1], frame) : unwrap ? inner : value;
  }

  /** An error among the arguments wins over what is unknown. */
  private Object strict(ResolvedCall call, @Nullable Frame frame) {
    Expr[] operands = call.operands();
    Object[] arguments = new Object[operands.length];
    Object unknown = null;
    for (int i = 0; i < arguments.length; i++) {
      Object value = attempt(operands[i], frame);
      if (value instanceof CelUnknown) {
        unknown = value;
      } else if (value instanceof CelException) {
        return value;
      }
      arguments[i] = value;
    }
    return unknown == null ? called(call, arguments) : unknown;
  }

  private Object called(ResolvedCall call, Object[] arguments) {
    cost.walk(call.costs().walked(arguments));
    Object result = call.function().call(arguments);
    cost.charge(call.costs().charged(arguments, result));
    if (call.makes()) {
      cost.memory().allocate(made(arguments, result));
    }
    return result;
  }

  private static long made(Object[] arguments, Object result) {
    return result instanceof CelList list && arguments[0] instanceof CelList first
        ? list.bytesAfter(first)
        : ValueSize.bytes(result);
  }

  private Object logical(Expr[] operands, @Nullable Frame frame, boolean decisive) {
    Object left = attempt(operands[0], frame);
    if (left.equals(decisive)) {
      return decisive;
    }
    return joined(left, attempt(operands[1], frame), decisive);
  }

  /**
   * Returns what two operands of {@code &&} or {@code ||} come to: what decides, whichever side it
   * is on; errors and unknowns only if nothing does.
   *
   * @param decisive the value that decides
   * @return the value, or the error
   */
  private static Object joined(Object left, Object right, boolean decisive) {
    if (left.equals(decisive) || right.equals(decisive)) {
      return decisive;
    }
    if (left instanceof CelUnknown || right instanceof CelUnknown) {
      return left instanceof CelUnknown ? left : right;
    }
    if (left instanceof Boolean && right instanceof Boolean) {
      return !decisive;
    }
    Object wrong = left instanceof Boolean ? right : left;
    return wrong instanceof CelException ? wrong : CelException.noSuchOverload();
  }

  private Object conditional(Expr[] operands, @Nullable Frame frame) {
    Object condition = attempt(operands[0], frame);
    if (condition instanceof CelUnknown) {
      Object then = attempt(operands[1], frame);
      Object other = attempt(operands[2], frame);
      if (!(then instanceof CelException) && !(other instanceof CelException)) {
        if (Values.equal(then, other)) {
          return then;
        }
      }
      return condition;
    }
    if (condition instanceof Boolean yes) {
      Expr branch = operands[yes ? 1 : 2];
      Object value = attempt(branch, frame);
      if (!(value instanceof CelException) && Attributes.isAttribute(branch)) {
        // The server counts an attribute and its qualifiers; here it is part of another.
        cost.charge(-1);
      }
      return value;
    }
    return condition instanceof CelException ? condition : CelException.noSuchOverload();
  }

  private Object list(Expr.ListExpr node, @Nullable Frame frame) {
    CelList constant = constants[node.id()];
    if (constant != null) {
      cost.memory().allocate(ValueSize.elements(constant.size()));
      return constant;
    }
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

  private Object map(Expr.MapExpr node, @Nullable Frame frame) {
    cost.charge(Attributes.isConstant(node) ? 0 : MAP_COST);
    Map<Object, Object> entries = new LinkedHashMap<>();
    for (Expr.Entry entry : node.entries()) {
      Object key = eval(entry.key(), frame);
      if (key instanceof CelBytes) {
        throw new CelException("other", "runtime error: hash of unhashable type types.Bytes");
      }
      Object value = eval(entry.value(), frame);
      Object kept = entry.optional() ? unwrapped(value) : value;
      if (kept != null) {
        entries.put(key, kept);
      }
    }
    CelMap map = CelMap.computed(entries);
    cost.memory().allocate(ValueSize.bytes(map));
    return map;
  }

  private Object comprehension(Expr.Comprehension node, @Nullable Frame frame) {
    Expr.Loop loop = node.loop();
    Object range = attempt(loop.range(), frame);
    if (range instanceof CelException) {
      return range;
    }
    LoopRange elements = LoopRange.of(range, loop.variable2() != null);
    if (node.macro().equals("all")) {
      return quantified(loop, elements, frame, false);
    }
    if (node.macro().equals("exists")) {
      return quantified(loop, elements, frame, true);
    }
    Object accumulated = attempt(loop.initial(), frame);
    for (int i = 0; i < elements.size(); i++) {
      Frame inner = elements.frame(i, loop, new Frame(frame, loop.accumulator(), accumulated));
      Object condition = attempt(loop.condition(), inner);
      if (condition instanceof CelException) {
        return condition;
      }
      if (Boolean.FALSE.equals(condition)) {
        break;
      }
      accumulated = attempt(loop.step(), inner);
    }
    return attempt(loop.result(), new Frame(frame, loop.accumulator(), accumulated));
  }

  /**
   * Returns whether all elements fulfil a condition, or one does, for the same units as the loop
   * that the macro stands for.
   *
   * @param decisive the value of the condition that ends the loop
   */
  private Object quantified(
      Expr.Loop loop, LoopRange elements, @Nullable Frame frame, boolean decisive) {
    Expr condition = ((Call) loop.step()).argument(1);
    Object accumulated = !decisive;
    for (int i = 0; i < elements.size(); i++) {
      // The loop reads what it has come to, which exists() negates, asks whether to go on, and
      // joins it with the next.
      cost.charge(decisive && accumulated instanceof Boolean ? 3 : 2);
      if (accumulated.equals(decisive)) {
        break;
      }
      cost.charge(1);
      Frame inner = elements.frame(i, loop, new Frame(frame, loop.accumulator(), accumulated));
      accumulated = joined(accumulated, attempt(condition, inner), decisive);
    }
    cost.charge(1);
    return accumulated;
  }
}
