package dev.rollcall.cel;

import dev.rollcall.cel.Expr.Call;
import dev.rollcall.cel.ResolvedCall.Control;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resolves functions, and evaluates what cel-go's optimizer evaluates beforehand: conversions and
 * regular expressions of constants. A visit returns the constant value of a node, or null.
 */
final class Planner implements Expr.Visitor<Void, @Nullable Object> {

  private static final Set<String> REGEX = Set.of("find", "findAll", "matches");

  private static final Set<String> QUALIFIED = Set.of("_[_]", "_[?_]");

  /** The functions whose values are not parts of their arguments. */
  private static final Set<String> MAKERS =
      Set.of(
          "@sortByAssociatedKeys",
          "_+_",
          "bytes",
          "charAt",
          "distinct",
          "find",
          "findAll",
          "flatten",
          "format",
          "getQuery",
          "join",
          "lists.range",
          "lowerAscii",
          "replace",
          "reverse",
          "slice",
          "sort",
          "split",
          "string",
          "strings.quote",
          "substring",
          "trim",
          "upperAscii");

  private final Map<String, CelFunction> library;
  private final RegexFunctions regex;
  private final Declarations declarations;
  private final @Nullable ResolvedCall[] calls;
  private final int[] frames;
  private final @Nullable CelList[] constants;
  private final List<String> variables = new ArrayList<>();
  private final Set<String> globals = new HashSet<>();
  private final VariableReads reads = new VariableReads();
  private int depth;
  private int deepest;

  Planner(
      Map<String, CelFunction> library,
      RegexFunctions regex,
      Declarations declarations,
      int nodes) {
    this.library = library;
    this.regex = regex;
    this.declarations = declarations;
    this.calls = new ResolvedCall[nodes + 1];
    this.frames = new int[nodes + 1];
    this.constants = new CelList[nodes + 1];
  }

  /**
   * Returns the program of a checked expression.
   *
   * @throws CelException if a constant part of it fails, which the server refuses
   */
  Program plan(Expr expr) {
    visit(expr);
    return new Program(expr, calls, frames, constants, globals, reads.names(), deepest);
  }

  private @Nullable Object visit(Expr expr) {
    depth++;
    deepest = Math.max(deepest, depth);
    Object constant = expr.<@Nullable Void, @Nullable Object>accept(this, null);
    depth--;
    return constant;
  }

  @Override
  public @Nullable Object literal(Expr.Literal node, Void nothing) {
    return node.value();
  }

  @Override
  public @Nullable Object ident(Expr.Ident node, Void nothing) {
    int last = variables.size() - 1;
    int found = variables.lastIndexOf(node.name());
    frames[node.id()] = found < 0 ? Program.GLOBAL : last - found;
    if (found < 0) {
      globals.add(node.name());
      reads.addUse(node);
    }
    return null;
  }

  @Override
  public @Nullable Object select(Expr.Select node, Void nothing) {
    String name = node.operand() instanceof Expr.Call ? null : QualifiedNames.of(node);
    if (name != null
        && Checker.isTypeName(QualifiedNames.withoutDot(name))
        && !variables.contains(name.substring(0, name.indexOf('.', 1)))) {
      frames[node.id()] = Program.TYPE_NAME;
    } else {
      visit(node.operand());
      if (frames[node.operand().id()] == Program.GLOBAL) {
        reads.addField(node);
      }
    }
    return null;
  }

  @Override
  public @Nullable Object call(Call node, Void nothing) {
    String name = node.function();
    Expr target = node.target();
    Object receiver = null;
    String prefix = QualifiedNames.of(target);
    boolean global = prefix != null && !declarations.function(prefix + "." + name).isEmpty();
    if (global) {
      name = prefix + "." + name;
    } else if (target != null) {
      receiver = visit(target);
    }
    Object first = null;
    Object second = null;
    for (int i = 0; i < node.arguments().size(); i++) {
      Object constant = visit(node.argument(i));
      first = i == 0 ? constant : first;
      second = i == 1 ? constant : second;
    }
    requireConstant(name, second);
    CelFunction function = library.getOrDefault(name, arguments -> fail());
    CallCosts costs = CallCosts.of(name);
    if (first instanceof String pattern && target != null && REGEX.contains(name)) {
      regex.pattern(pattern).remember();
      costs =
          node.argument(0) instanceof Expr.Literal ? costs.compiled(RegexSize.of(pattern)) : costs;
    }
    boolean conversion = receiver == null && ConversionFunctions.FOLDED.contains(name);
    boolean folded = first != null && conversion && node.arguments().size() == 1;
    calls[node.id()] =
        new ResolvedCall(
            Control.of(name),
            function,
            operands(node, global),
            MAKERS.contains(name),
            folded || isInConstant(node) ? costs.folded() : relative(node, costs));
    return folded ? function.call(new Object[] {first}) : null;
  }

  private boolean isInConstant(Call node) {
    CelList list = node.function().equals("@in") ? constants[node.argument(1).id()] : null;
    return list != null && Attributes.isSet(list);
  }

  /** What is taken of a value that is no attribute makes it one. */
  private static CallCosts relative(Call node, CallCosts costs) {
    boolean part = Attributes.isAttribute(node) && !node.function().equals("_?_:_");
    return part && !Attributes.isAttribute(node.argument(0)) ? costs.relative() : costs;
  }

  /** Returns what is evaluated for a call; the receiver may be part of the name of the function. */
  private static Expr[] operands(Call node, boolean global) {
    return (global ? node.arguments() : node.operands()).toArray(new Expr[0]);
  }

  /** Requires a constant second argument to be one that the call can take. */
  private void requireConstant(String function, @Nullable Object second) {
    if (second != null && QUALIFIED.contains(function)) {
      Access.requireQualifier(second);
    }
    if (second instanceof String pattern && function.equals("matches")) {
      regex.pattern(pattern);
    }
  }

  private static Object fail() {
    throw CelException.noSuchOverload();
  }

  @Override
  public @Nullable Object list(Expr.ListExpr node, Void nothing) {
    List<Object> literals = new ArrayList<>();
    for (Expr.Element element : node.elements()) {
      visit(element.value());
      if (element.value() instanceof Expr.Literal literal && !element.optional()) {
        literals.add(literal.value());
      }
    }
    if (literals.size() == node.elements().size()) {
      constants[node.id()] = CelList.of(List.copyOf(literals));
    }
    return null;
  }

  @Override
  public @Nullable Object map(Expr.MapExpr node, Void nothing) {
    for (Expr.Entry entry : node.entries()) {
      visit(entry.key());
      visit(entry.value());
    }
    return null;
  }

  @Override
  public @Nullable Object struct(Expr.Struct node, Void nothing) {
    return null;
  }

  @Override
  public @Nullable Object comprehension(Expr.Comprehension node, Void nothing) {
    Expr.Loop loop = node.loop();
    visit(loop.range());
    visit(loop.initial());
    int outer = variables.size();
    variables.add(loop.accumulator());
    variables.add(loop.variable());
    if (loop.variable2() != null) {
      variables.add(loop.variable2());
    }
    visit(loop.condition());
    visit(loop.step());
    variables.subList(outer + 1, variables.size()).clear();
    visit(loop.result());
    variables.remove(outer);
    return null;
  }
}
