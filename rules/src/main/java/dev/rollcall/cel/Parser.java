package dev.rollcall.cel;

import dev.rollcall.cel.Expr.Call;
import dev.rollcall.cel.Expr.Ident;
import dev.rollcall.cel.Expr.Literal;
import dev.rollcall.cel.Expr.Select;
import dev.rollcall.cel.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses an expression by recursive descent, within cel-go's limits of length and depth. */
final class Parser {

  /** The recursion limit of cel-go. */
  private static final int MAX_DEPTH = 250;

  private static final int MAX_CODE_POINTS = 100_000;
  private static final int MAX_ISSUES = 30;

  private static final Set<String> RESERVED =
      Set.of(
          "as",
          "break",
          "const",
          "continue",
          "else",
          "false",
          "for",
          "function",
          "if",
          "import",
          "in",
          "let",
          "loop",
          "package",
          "namespace",
          "null",
          "return",
          "true",
          "var",
          "void",
          "while");

  private final MacroExpander macros;
  private final List<CelIssue> issues = new ArrayList<>();
  private final NodeIds ids = new NodeIds();
  private TokenStream tokens = new TokenStream(List.of(), issues);
  private int depth;

  Parser(MacroExpander macros) {
    this.macros = macros;
  }

  /**
   * An expression, or why it is none.
   *
   * @param expr null if there are issues
   * @param nodes one more than the highest number of a node
   */
  record Parsed(@Nullable Expr expr, int nodes, List<CelIssue> issues) {}

  Parsed parse(String text) {
    int[] points = text.codePoints().toArray();
    if (points.length > MAX_CODE_POINTS) {
      issues.add(
          new CelIssue(
              0,
              "expression code point size exceeds limit: size: "
                  + points.length
                  + ", limit "
                  + MAX_CODE_POINTS));
      return new Parsed(null, 0, List.copyOf(issues));
    }
    tokens = new TokenStream(new Lexer(points, issues).tokens(), issues);
    Expr expr = null;
    try {
      expr = expression();
      if (tokens.peek().kind() != Kind.END) {
        throw tokens.mismatch("<EOF>");
      }
    } catch (TokenStream.SyntaxException e) {
      expr = null;
    }
    List<CelIssue> found = issues.subList(0, Math.min(issues.size(), MAX_ISSUES));
    return new Parsed(found.isEmpty() ? expr : null, ids.next(), List.copyOf(found));
  }

  /** Counts a level of nesting; a chain of operators nests as deep as it is long. */
  private void descend(int levels) {
    if (levels > MAX_DEPTH) {
      throw tokens.fail(
          tokens.peek().offset(), "expression recursion limit exceeded: " + MAX_DEPTH);
    }
  }

  private Call operator(String function, int offset, Expr... arguments) {
    return new Call(ids.next(), offset, function, null, List.of(arguments));
  }

  private Expr expression() {
    descend(++depth);
    Expr condition = or();
    Token token = tokens.peek();
    if (tokens.accept("?")) {
      Expr then = or();
      tokens.expect(":");
      condition = operator("_?_:_", token.offset(), condition, then, expression());
    }
    depth--;
    return condition;
  }

  private Expr or() {
    List<Expr> terms = new ArrayList<>(List.of(and()));
    List<Integer> offsets = new ArrayList<>();
    while (tokens.peek().is("||")) {
      offsets.add(tokens.take().offset());
      terms.add(and());
    }
    return balanced("_||_", terms, offsets, 0, terms.size());
  }

  private Expr and() {
    List<Expr> terms = new ArrayList<>(List.of(relation()));
    List<Integer> offsets = new ArrayList<>();
    while (tokens.peek().is("&&")) {
      offsets.add(tokens.take().offset());
      terms.add(relation());
    }
    return balanced("_&&_", terms, offsets, 0, terms.size());
  }

  /** Creates a balanced tree of a chain, so that its depth is the logarithm of its length. */
  private Expr balanced(
      String function, List<Expr> terms, List<Integer> offsets, int from, int to) {
    if (to - from == 1) {
      return terms.get(from);
    }
    int middle = (from + to) / 2;
    Expr left = balanced(function, terms, offsets, from, middle);
    return operator(
        function, offsets.get(middle - 1), left, balanced(function, terms, offsets, middle, to));
  }

  private Expr relation() {
    Expr left = sum();
    int chain = depth;
    while (true) {
      String function =
          switch (tokens.peek().kind() == Kind.SYMBOL ? tokens.peek().text() : "") {
            case "<" -> "_<_";
            case "<=" -> "_<=_";
            case ">" -> "_>_";
            case ">=" -> "_>=_";
            case "==" -> "_==_";
            case "!=" -> "_!=_";
            case "in" -> "@in";
            default -> null;
          };
      if (function == null) {
        return left;
      }
      descend(++chain);
      int offset = tokens.take().offset();
      left = operator(function, offset, left, sum());
    }
  }

  private Expr sum() {
    Expr left = product();
    int chain = depth;
    while (tokens.peek().is("+") || tokens.peek().is("-")) {
      descend(++chain);
      Token token = tokens.take();
      left = operator("_" + token.text() + "_", token.offset(), left, product());
    }
    return left;
  }

  private Expr product() {
    Expr left = unary();
    int chain = depth;
    while (tokens.peek().is("*") || tokens.peek().is("/") || tokens.peek().is("%")) {
      descend(++chain);
      Token token = tokens.take();
      left = operator("_" + token.text() + "_", token.offset(), left, unary());
    }
    return left;
  }

  private Expr unary() {
    Token first = tokens.peek();
    if (first.is("!")) {
      int count = 0;
      while (tokens.accept("!")) {
        count++;
      }
      Expr operand = member();
      return count % 2 == 0 ? operand : operator("!_", first.offset(), operand);
    }
    if (first.is("-")) {
      Token next = tokens.next();
      if (next.kind() == Kind.NUMBER || next.value() instanceof Double) {
        return member();
      }
      int count = 0;
      while (tokens.accept("-")) {
        count++;
      }
      Expr operand = member();
      return count % 2 == 0 ? operand : operator("-_", first.offset(), operand);
    }
    return member();
  }

  private Expr member() {
    Expr expr = primary();
    int chain = depth;
    while (true) {
      Token token = tokens.peek();
      if (tokens.accept(".")) {
        expr = field(expr, token);
      } else if (tokens.accept("[")) {
        boolean optional = macros.optionals() && tokens.accept("?");
        Expr index = expression();
        tokens.expect("]");
        expr = operator(optional ? "_[?_]" : "_[_]", token.offset(), expr, index);
      } else if (token.is("{") && QualifiedNames.of(expr) != null) {
        expr = struct(expr);
      } else {
        return expr;
      }
      descend(++chain);
    }
  }

  private Expr field(Expr operand, Token dot) {
    boolean optional = macros.optionals() && tokens.accept("?");
    Token name = tokens.take();
    if (name.kind() == Kind.QUOTED_IDENTIFIER) {
      throw tokens.fail(name.offset(), "unsupported syntax: '`'");
    }
    if (name.kind() != Kind.IDENTIFIER) {
      tokens.back(name);
      throw tokens.mismatch("IDENTIFIER");
    }
    if (optional) {
      Expr field = new Literal(ids.next(), name.offset(), name.text());
      return operator("_?._", dot.offset(), operand, field);
    }
    Token paren = tokens.peek();
    if (tokens.accept("(")) {
      return call(operand, name, paren);
    }
    return new Select(ids.next(), dot.offset(), operand, name.text(), false);
  }

  private Expr call(@Nullable Expr target, Token name, Token paren) {
    List<Expr> arguments = new ArrayList<>();
    if (!tokens.accept(")")) {
      do {
        arguments.add(expression());
      } while (tokens.accept(","));
      tokens.expect(")");
    }
    Call call = new Call(ids.next(), paren.offset(), name.text(), target, List.copyOf(arguments));
    try {
      return macros.expand(call, ids);
    } catch (MacroExpander.MacroException e) {
      issues.add(e.issue());
      return call;
    }
  }

  private Expr primary() {
    Token token = tokens.take();
    switch (token.kind()) {
      case LITERAL:
        return new Literal(ids.next(), token.offset(), token.value());
      case NUMBER:
        return number(token, false);
      case IDENTIFIER:
        return identifier(token, "");
      case SYMBOL:
        return symbol(token);
      default:
        tokens.back(token);
        throw tokens.mismatch(
            "{'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT,"
                + " STRING, BYTES, IDENTIFIER}");
    }
  }

  private Expr symbol(Token token) {
    switch (token.text()) {
      case "(":
        Expr inner = expression();
        tokens.expect(")");
        return inner;
      case "[":
        return list(token);
      case "{":
        return map(token);
      case ".":
        Token name = tokens.take();
        if (name.kind() == Kind.IDENTIFIER) {
          return identifier(name, ".");
        }
        break;
      case "-":
        Token number = tokens.take();
        if (number.kind() == Kind.NUMBER) {
          return number(
              new Token(Kind.NUMBER, number.text(), token.offset(), number.value()), true);
        }
        if (number.value() instanceof Double value) {
          return new Literal(ids.next(), token.offset(), -value);
        }
        break;
      default:
        break;
    }
    tokens.back(token);
    throw tokens.mismatch("an expression");
  }

  private Expr identifier(Token token, String dot) {
    Token paren = tokens.peek();
    if (tokens.accept("(")) {
      if (RESERVED.contains(token.text())) {
        issues.add(new CelIssue(token.offset(), "reserved identifier: " + token.text()));
      }
      return call(null, token, paren);
    }
    if (RESERVED.contains(token.text())) {
      issues.add(new CelIssue(token.offset(), "reserved identifier: " + token.text()));
    }
    return new Ident(ids.next(), token.offset(), dot + token.text());
  }

  private Expr number(Token token, boolean negative) {
    try {
      return new Literal(ids.next(), token.offset(), NumberLiterals.parse(token, negative));
    } catch (NumberFormatException e) {
      issues.add(new CelIssue(token.offset(), "invalid " + token.value() + " literal"));
      return new Literal(ids.next(), token.offset(), 0L);
    }
  }

  private Expr list(Token bracket) {
    List<Expr.Element> elements = new ArrayList<>();
    while (!tokens.accept("]")) {
      boolean optional = macros.optionals() && tokens.accept("?");
      elements.add(new Expr.Element(expression(), optional));
      if (!tokens.accept(",")) {
        tokens.expect("]");
        break;
      }
    }
    return new Expr.ListExpr(ids.next(), bracket.offset(), List.copyOf(elements));
  }

  private Expr map(Token brace) {
    List<Expr.Entry> entries = new ArrayList<>();
    while (!tokens.accept("}")) {
      boolean optional = macros.optionals() && tokens.accept("?");
      Expr key = expression();
      tokens.expect(":");
      entries.add(new Expr.Entry(key, expression(), optional));
      if (!tokens.accept(",")) {
        tokens.expect("}");
        break;
      }
    }
    return new Expr.MapExpr(ids.next(), brace.offset(), List.copyOf(entries));
  }

  private Expr struct(Expr name) {
    int offset = tokens.take().offset();
    while (!tokens.accept("}")) {
      tokens.accept("?");
      Token field = tokens.take();
      if (field.kind() != Kind.IDENTIFIER) {
        tokens.back(field);
        throw tokens.mismatch("IDENTIFIER");
      }
      tokens.expect(":");
      expression();
      if (!tokens.accept(",")) {
        tokens.expect("}");
        break;
      }
    }
    return new Expr.Struct(ids.next(), offset, String.valueOf(QualifiedNames.of(name)));
  }
}
