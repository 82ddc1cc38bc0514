package dev.rollcall.cel;

import dev.rollcall.cel.CelType.Kind;
import dev.rollcall.cel.Expr.Call;
import dev.rollcall.cel.Expr.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Infers types and finds what cel-go's checker refuses. The context of a visit is the block. */
final class Checker implements Expr.Visitor<Checker.Block, CelType> {

  /** The names of types that are values. */
  private static final Map<String, CelType> TYPE_NAMES =
      List.of("bool", "int", "uint", "double", "string", "bytes", "list", "map", "type").stream()
          .collect(Collectors.toMap(name -> name, Checker::typeOf));

  /** The most parts that macros may copy: {@code optMap} copies what it is called on. */
  private static final int MAX_COPIES = 5_000;

  private final CelScope scope;
  private final Declarations declarations;
  private final TypeMapping mapping = new TypeMapping();
  private final CelType[] types;
  private final List<CelIssue> issues = new ArrayList<>();
  private int visits;

  Checker(CelScope scope, Declarations declarations, int nodes) {
    this.scope = scope;
    this.declarations = declarations;
    this.types = new CelType[nodes + 1];
  }

  /** The variables of the loops around a node, innermost first. */
  record Block(@Nullable Block parent, String name, CelType type) {

    static final Block EMPTY = new Block(null, "", CelType.ERROR);

    Block with(String name, CelType type) {
      return new Block(this, name, type);
    }
  }

  List<CelIssue> check(Expr expr) {
    infer(expr, Block.EMPTY);
    for (int i = 0; i < types.length; i++) {
      if (types[i] != null) {
        types[i] = mapping.substitute(types[i], true);
      }
    }
    return issues;
  }

  /** Returns one more than the highest number of a node. */
  int nodes() {
    return types.length - 1;
  }

  /** Returns the type of a node, once checked. */
  CelType type(Expr expr) {
    return types[expr.id()] == null ? CelType.ERROR : types[expr.id()];
  }

  private static CelType typeOf(String name) {
    CelType none = CelType.DYN;
    CelType type =
        switch (name) {
          case "list" -> CelType.list(none);
          case "map" -> CelType.map(none, none);
          case "type" -> new CelType(Kind.TYPE, "type", List.of());
          default -> Declarations.named(name, List.of());
        };
    return new CelType(Kind.TYPE, "type", List.of(type));
  }

  static boolean isTypeName(String name) {
    return TYPE_NAMES.containsKey(name) || isLongTypeName(name);
  }

  private static boolean isLongTypeName(String name) {
    return name.equals("null_type")
        || name.equals("google.protobuf.Timestamp")
        || name.equals("google.protobuf.Duration")
        || name.equals("net.IP")
        || name.equals("net.CIDR")
        || name.equals("optional_type");
  }

  private CelType infer(Expr expr, Block block) {
    if (++visits > 2 * types.length + MAX_COPIES) {
      throw new CompileLimitException("expression grows too large as its macros are expanded");
    }
    CelType type = expr.accept(this, block);
    types[expr.id()] = type;
    return type;
  }

  private CelType error(Expr expr, String message) {
    issues.add(new CelIssue(expr.offset(), message));
    return CelType.ERROR;
  }

  private CelType undeclared(Expr expr, String name) {
    return error(expr, "undeclared reference to '" + name + "' (in container '')");
  }

  private CelType mismatch(Expr expr, CelType expected, CelType found) {
    return error(
        expr,
        "expected type '%s' but found '%s'"
            .formatted(mapping.substitute(expected, true), mapping.substitute(found, true)));
  }

  @Override
  public CelType literal(Expr.Literal node, Block block) {
    return switch (Values.typeName(node.value())) {
      case "bool" -> CelType.BOOL;
      case "int" -> CelType.INT;
      case "uint" -> CelType.UINT;
      case "double" -> CelType.DOUBLE;
      case "string" -> CelType.STRING;
      case "bytes" -> CelType.BYTES;
      default -> CelType.NULL;
    };
  }

  private @Nullable CelType lookup(String name, Block block) {
    for (Block at = block; at != null; at = at.parent()) {
      if (at.name().equals(name)) {
        return at.type();
      }
    }
    String plain = name.startsWith(".") ? name.substring(1) : name;
    CelType type = scope.variable(plain);
    if (type == null) {
      type = TYPE_NAMES.get(plain);
    }
    if (type == null && isLongTypeName(plain)) {
      CelType inner =
          switch (plain) {
            case "null_type" -> CelType.NULL;
            case "google.protobuf.Timestamp" -> CelType.TIMESTAMP;
            case "google.protobuf.Duration" -> CelType.DURATION;
            case "optional_type" -> CelType.optional(CelType.DYN);
            default -> new CelType(Kind.OPAQUE, plain, List.of());
          };
      type = new CelType(Kind.TYPE, "type", List.of(inner));
    }
    return type;
  }

  @Override
  public CelType ident(Expr.Ident node, Block block) {
    CelType type = lookup(node.name(), block);
    return type == null ? undeclared(node, node.name()) : type;
  }

  @Override
  public CelType select(Select node, Block block) {
    String name = QualifiedNames.of(node);
    CelType variable = name == null ? null : lookup(name, block);
    if (variable != null) {
      return variable;
    }
    CelType type = field(node, node.operand(), node.field(), block);
    return node.test() ? CelType.BOOL : type;
  }

  private CelType field(Expr node, Expr operand, String field, Block block) {
    CelType type = mapping.substitute(infer(operand, block), false);
    boolean optional = type.isOptional();
    CelType target = optional ? type.parameters().get(0) : type;
    CelType result;
    switch (target.kind()) {
      case MAP:
        result = target.parameters().get(1);
        break;
      case STRUCT:
        CelType declared = scope.field(target.name(), field);
        result = declared == null ? error(node, "undefined field '" + field + "'") : declared;
        break;
      case PARAMETER:
        mapping.assignable(CelType.DYN, target);
        result = CelType.DYN;
        break;
      default:
        if (!target.isDynOrError()) {
          error(
              node,
              "type '" + mapping.substitute(target, true) + "' does not support field selection");
        }
        result = CelType.DYN;
    }
    CelType found = mapping.substitute(result, false);
    return optional ? CelType.optional(found) : found;
  }

  @Override
  public CelType call(Call node, Block block) {
    if (node.function().equals("_?._")) {
      String field = (String) ((Expr.Literal) node.argument(1)).value();
      CelType type = field(node, node.argument(0), field, block);
      return type.isOptional() ? type : CelType.optional(type);
    }
    for (Expr argument : node.arguments()) {
      infer(argument, block);
    }
    Expr target = node.target();
    if (target == null) {
      return resolve(node, node.function(), node.arguments(), false);
    }
    String prefix = QualifiedNames.of(target);
    if (prefix != null && !declarations.function(prefix + "." + node.function()).isEmpty()) {
      return resolve(node, prefix + "." + node.function(), node.arguments(), false);
    }
    infer(target, block);
    return resolve(node, node.function(), node.operands(), true);
  }

  private CelType resolve(Call node, String function, List<Expr> operands, boolean member) {
    List<Overload> overloads = declarations.function(function);
    if (overloads.isEmpty()) {
      return undeclared(node, function);
    }
    if (function.equals("_&&_") || function.equals("_||_")) {
      return logical(operands);
    }
    List<CelType> arguments = operands.stream().map(operand -> types[operand.id()]).toList();
    CelType result = null;
    for (Overload overload : overloads) {
      if (overload.member() != member || overload.arguments().size() != arguments.size()) {
        continue;
      }
      Overload fresh = mapping.instantiate(overload);
      if (mapping.assignable(arguments, fresh.arguments())) {
        CelType type = mapping.substitute(fresh.result(), false);
        if (result == null) {
          result = type;
        } else if (!result.isDyn() && !type.equals(result)) {
          result = CelType.DYN;
        }
      }
    }
    return result == null ? noOverload(node, function, arguments, member) : result;
  }

  private CelType logical(List<Expr> operands) {
    CelType result = CelType.BOOL;
    for (Expr operand : operands) {
      CelType type = types[operand.id()];
      if (!mapping.assignable(type, CelType.BOOL)) {
        result = mismatch(operand, CelType.BOOL, type);
      }
    }
    return result;
  }

  private CelType noOverload(Call node, String function, List<CelType> arguments, boolean member) {
    List<String> names =
        arguments.stream().map(type -> mapping.substitute(type, true).toString()).toList();
    String applied =
        member
            ? names.get(0) + ".(" + String.join(", ", names.subList(1, names.size())) + ")"
            : "(" + String.join(", ", names) + ")";
    return error(
        node, "found no matching overload for '" + function + "' applied to '" + applied + "'");
  }

  private CelType join(@Nullable CelType previous, CelType current) {
    if (previous == null) {
      return current;
    }
    return mapping.assignable(previous, current)
        ? TypeMapping.mostGeneral(previous, current)
        : CelType.DYN;
  }

  private CelType unwrapped(Expr value, boolean optional, Block block) {
    CelType type = infer(value, block);
    if (!optional) {
      return type;
    }
    if (type.isOptional()) {
      return type.parameters().get(0);
    }
    if (!type.isDyn()) {
      mismatch(value, CelType.optional(type), type);
    }
    return type;
  }

  @Override
  public CelType list(Expr.ListExpr node, Block block) {
    CelType element = null;
    for (Expr.Element each : node.elements()) {
      element = join(element, unwrapped(each.value(), each.optional(), block));
    }
    return CelType.list(element == null ? mapping.newVariable() : element);
  }

  @Override
  public CelType map(Expr.MapExpr node, Block block) {
    CelType key = null;
    CelType value = null;
    for (Expr.Entry entry : node.entries()) {
      key = join(key, infer(entry.key(), block));
      value = join(value, unwrapped(entry.value(), entry.optional(), block));
    }
    return CelType.map(
        key == null ? mapping.newVariable() : key, value == null ? mapping.newVariable() : value);
  }

  @Override
  public CelType struct(Expr.Struct node, Block block) {
    return undeclared(node, node.typeName());
  }

  @Override
  public CelType comprehension(Expr.Comprehension node, Block block) {
    Expr.Loop loop = node.loop();
    infer(loop.range(), block);
    CelType accumulated = infer(loop.initial(), block);
    CelType range = mapping.substitute(types[loop.range().id()], false);
    Block outer = block.with(loop.accumulator(), accumulated);
    Block inner = variables(loop, range, outer);
    infer(loop.condition(), inner);
    expect(loop.condition(), CelType.BOOL);
    infer(loop.step(), inner);
    expect(loop.step(), accumulated);
    return mapping.substitute(infer(loop.result(), outer), false);
  }

  private void expect(Expr expr, CelType expected) {
    CelType found = types[expr.id()];
    if (!mapping.assignable(expected, found)) {
      mismatch(expr, expected, found);
    }
  }

  private Block variables(Expr.Loop loop, CelType range, Block outer) {
    CelType first;
    CelType second;
    boolean two = loop.variable2() != null;
    switch (range.kind()) {
      case LIST:
        second = range.parameters().get(0);
        first = two ? CelType.INT : second;
        break;
      case MAP:
        first = range.parameters().get(0);
        second = range.parameters().get(1);
        break;
      case DYN, ERROR, PARAMETER:
        mapping.assignable(CelType.DYN, range);
        first = CelType.DYN;
        second = CelType.DYN;
        break;
      default:
        error(
            loop.range(),
            "expression of type '"
                + mapping.substitute(range, true)
                + "' cannot be range of a comprehension (must be list, map, or dynamic)");
        first = CelType.ERROR;
        second = CelType.ERROR;
    }
    Block inner = outer.with(loop.variable(), first);
    return loop.variable2() == null ? inner : inner.with(loop.variable2(), second);
  }
}
