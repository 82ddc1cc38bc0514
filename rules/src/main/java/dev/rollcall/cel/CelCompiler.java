package dev.rollcall.cel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles expressions for one version of Kubernetes. Safe to share between threads. */
public final class CelCompiler {

  private final LibraryVersion version;
  private final Declarations declarations;
  private final RegexFunctions regex = new RegexFunctions();
  private final Map<String, CelFunction> library = new HashMap<>();

  /** Creates a compiler with the libraries of a version. */
  public CelCompiler(LibraryVersion version) {
    this.version = version;
    this.declarations = Declarations.of(version);
    OperatorFunctions.declare(library);
    ConversionFunctions.declare(library);
    StringFunctions.declare(library);
    ListFunctions.declare(library);
    OptionalFunctions.declare(library);
    TimeFunctions.declare(library);
    regex.declare(library);
    CelQuantity.declare(library);
    IpAddress.declare(library);
    CidrBlock.declare(library);
    SemanticVersion.declare(library);
    CelUrl.declare(library);
    NamedFormat.declare(library);
  }

  /**
   * The outcome of a compilation.
   *
   * @param expression null if there are issues
   * @param issues why the API server refuses the expression
   */
  public record Compiled(@Nullable CelExpression expression, List<CelIssue> issues) {}

  /** Compiles an expression. */
  public Compiled compile(String text, CelScope scope) {
    Parser.Parsed parsed = new Parser(new MacroExpander(version)).parse(text);
    Expr expr = parsed.expr();
    if (expr == null) {
      return new Compiled(null, parsed.issues());
    }
    try {
      return check(text, expr, new Checker(scope, declarations, parsed.nodes()));
    } catch (CompileLimitException e) {
      return new Compiled(null, List.of(new CelIssue(0, String.valueOf(e.getMessage()))));
    }
  }

  private Compiled check(String text, Expr expr, Checker checker) {
    List<CelIssue> issues = checker.check(expr);
    if (issues.isEmpty() && version.atLeast(LibraryVersion.LITERAL_CHECKS)) {
      List<CelIssue> found = new ArrayList<>();
      new LiteralChecks(checker, regex, found).check(expr);
      issues = found;
    }
    if (!issues.isEmpty()) {
      return new Compiled(null, List.copyOf(issues));
    }
    try {
      Program program = new Planner(library, regex, declarations, checker.nodes()).plan(expr);
      return new Compiled(new CelExpression(text, checker.type(expr), program), List.of());
    } catch (CelException e) {
      CelIssue issue = new CelIssue(0, "program instantiation failed: " + e.text());
      return new Compiled(null, List.of(issue));
    }
  }
}
