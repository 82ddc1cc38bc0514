package dev.rollcall.cel;

import dev.rollcall.cel.Expr.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * cel-go's validators: literals of durations, timestamps, regular expressions and formats must be
 * valid, and those of lists and maps homogeneous. The context of a visit is whether a call of
 * {@code format} is around the node.
 */
final class LiteralChecks implements Expr.Visitor<Boolean, Boolean> {

  private final Checker types;
  private final RegexFunctions regex;
  private final List<CelIssue> issues;

  LiteralChecks(Checker types, RegexFunctions regex, List<CelIssue> issues) {
    this.types = types;
    this.regex = regex;
    this.issues = issues;
  }

  void check(Expr expr) {
    visit(expr, false);
  }

  private void visit(Expr expr, boolean exempt) {
    expr.accept(this, exempt);
  }

  private void issue(Expr at, String message) {
    issues.add(new CelIssue(at.offset(), message));
  }

  private static @Nullable String text(@Nullable Expr expr) {
    return expr instanceof Expr.Literal literal && literal.value() instanceof String text
        ? text
        : null;
  }

  @Override
  public Boolean literal(Expr.Literal node, Boolean exempt) {
    return exempt;
  }

  @Override
  public Boolean ident(Expr.Ident node, Boolean exempt) {
    return exempt;
  }

  @Override
  public Boolean select(Expr.Select node, Boolean exempt) {
    visit(node.operand(), exempt);
    return exempt;
  }

  @Override
  public Boolean call(Call node, Boolean exempt) {
    boolean format = node.function().equals("format") && node.target() != null;
    node.operands().forEach(operand -> visit(operand, exempt || format));
    int count = node.arguments().size();
    String first = count > 0 ? text(node.argument(0)) : null;
    if (first != null && node.target() == null && count == 1) {
      conversion(node, first);
    }
    if (node.function().equals("matches")) {
      // The first argument, even that of matches(text, pattern), which is no pattern.
      check(node.argument(0), first, "matches", () -> regex.pattern(String.valueOf(first)));
    }
    if (format && count == 1 && node.argument(0) instanceof Expr.ListExpr list) {
      String template = text(node.target());
      if (template != null) {
        new FormatCheck(types, template, list, issues).check();
      }
    }
    return exempt;
  }

  private void conversion(Call node, String text) {
    switch (node.function()) {
      case "duration" ->
          check(node.argument(0), text, "duration", () -> GoTimes.parseDuration(text));
      case "timestamp" -> check(node.argument(0), text, "timestamp", () -> Rfc3339.parse(text));
      default -> {}
    }
  }

  private void check(Expr at, @Nullable String text, String function, Runnable parse) {
    if (text != null) {
      try {
        parse.run();
      } catch (CelException e) {
        issue(at, "invalid " + function + " argument");
      }
    }
  }

  /** Returns the type that all elements must have: that of the first. */
  private CelType same(@Nullable CelType expected, Expr value, CelType found) {
    if (expected != null && !expected.isEquivalent(found)) {
      issue(value, "expected type '" + expected + "' but found '" + found + "'");
      return CelType.ERROR;
    }
    return found;
  }

  private CelType typeOf(Expr value, boolean optional) {
    CelType type = types.type(value);
    return optional && type.isOptional() ? type.parameters().get(0) : type;
  }

  @Override
  public Boolean list(Expr.ListExpr node, Boolean exempt) {
    CelType expected = null;
    for (Expr.Element element : node.elements()) {
      if (!exempt && expected != CelType.ERROR) {
        expected = same(expected, element.value(), typeOf(element.value(), element.optional()));
      }
    }
    node.elements().forEach(element -> visit(element.value(), exempt));
    return exempt;
  }

  @Override
  public Boolean map(Expr.MapExpr node, Boolean exempt) {
    CelType key = null;
    CelType value = null;
    for (Expr.Entry entry : node.entries()) {
      if (!exempt && key != CelType.ERROR && value != CelType.ERROR) {
        key = same(key, entry.key(), types.type(entry.key()));
        value = same(value, entry.value(), typeOf(entry.value(), entry.optional()));
      }
      visit(entry.key(), exempt);
      visit(entry.value(), exempt);
    }
    return exempt;
  }

  @Override
  public Boolean struct(Expr.Struct node, Boolean exempt) {
    return exempt;
  }

  @Override
  public Boolean comprehension(Expr.Comprehension node, Boolean exempt) {
    Expr.Loop loop = node.loop();
    visit(loop.range(), exempt);
    visit(loop.initial(), exempt);
    visit(loop.step(), exempt);
    visit(loop.result(), exempt);
    return exempt;
  }
}
