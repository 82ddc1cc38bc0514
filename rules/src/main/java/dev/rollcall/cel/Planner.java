package dev.rollcall.cel;

import dev.rollcall.cel.Expr.Call;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resolves functions, and evaluates what cel-go's optimizer evaluates beforehand: conversions and
 * regular expressions of constants. A visit returns the constant value of a node, or null.
 */
final class Planner implements Expr.Visitor<Void, @Nullable Object> {

  private static final Set<String> REGEX = Set.of("find", "findAll", "matches");

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
  private final CelFunction[] functions;
  private final boolean[] global;
  private final String[] names;
  private final boolean[] makes;
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
    this.functions = new CelFunction[nodes + 1];
    this.global = new boolean[nodes + 1];
    this.names = new String[nodes + 1];
    this.makes = new boolean[nodes + 1];
  }

  /**
   * Returns the program of a checked expression.
   *
   * @throws CelException if a constant part of it fails, which the server refuses
   */
  Program plan(Expr expr) {
    visit(expr);
    return new Program(expr, functions, global, names, makes, deepest);
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
    return null;
  }

  @Override
  public @Nullable Object select(Expr.Select node, Void nothing) {
    visit(node.operand());
    return null;
  }

  @Override
  public @Nullable Object call(Call node, Void nothing) {
    String name = node.function();
    Expr target = node.target();
    Object receiver = null;
    String prefix = QualifiedNames.of(target);
    if (prefix != null && !declarations.function(prefix + "." + name).isEmpty()) {
      name = prefix + "." + name;
      global[node.id()] = true;
    } else if (target != null) {
      receiver = visit(target);
    }
    Object first = null;
    for (int i = 0; i < node.arguments().size(); i++) {
      Object constant = visit(node.argument(i));
      first = i == 0 ? constant : first;
    }
    functions[node.id()] = library.getOrDefault(name, arguments -> fail());
    names[node.id()] = name;
    makes[node.id()] = MAKERS.contains(name);
    if (first instanceof String pattern && target != null && REGEX.contains(name)) {
      regex.pattern(pattern);
    }
    boolean folded =
        first != null
            && receiver == null
            && node.arguments().size() == 1
            && ConversionFunctions.FOLDED.contains(name);
    return folded ? functions[node.id()].call(new Object[] {first}) : null;
  }

  private static Object fail() {
    throw CelException.noSuchOverload();
  }

  @Override
  public @Nullable Object list(Expr.ListExpr node, Void nothing) {
    node.elements().forEach(element -> visit(element.value()));
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
    visit(loop.condition());
    visit(loop.step());
    visit(loop.result());
    return null;
  }
}
