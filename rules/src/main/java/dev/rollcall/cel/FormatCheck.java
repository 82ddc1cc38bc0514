package dev.rollcall.cel;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks literal arguments of {@code format} against the clauses of a literal template. */
final class FormatCheck {

  private static final Set<String> WRITABLE =
      Set.of(
          "list",
          "map",
          "int",
          "uint",
          "double",
          "bool",
          "string",
          "timestamp",
          "bytes",
          "duration",
          "type",
          "null");

  private final Checker types;
  private final String template;
  private final Expr.ListExpr arguments;
  private final List<CelIssue> issues;
  private int used;

  FormatCheck(Checker types, String template, Expr.ListExpr arguments, List<CelIssue> issues) {
    this.types = types;
    this.template = template;
    this.arguments = arguments;
    this.issues = issues;
  }

  void check() {
    int at = 0;
    while (at < template.length()) {
      char c = template.charAt(at++);
      if (c == '%' && at < template.length() && template.charAt(at) == '%') {
        at++;
      } else if (c == '%') {
        int precision = precisionEnd(at);
        if (precision == at + 1) {
          issue(arguments, "could not parse formatting clause: error while parsing precision");
          return;
        }
        at = precision;
        String problem = clause(at < template.length() ? template.charAt(at) : ' ', at);
        if (problem != null) {
          return;
        }
        at++;
      }
    }
    if (used < arguments.elements().size()) {
      issue(
          arguments,
          "too many arguments supplied to string.format (expected "
              + used
              + ", got "
              + arguments.elements().size()
              + ")");
    }
  }

  /** Returns where a precision such as .2 ends, if one starts at a position. */
  private int precisionEnd(int start) {
    int at = start;
    if (at < template.length() && template.charAt(at) == '.') {
      at++;
      while (at < template.length() && Lexer.isDigit(template.charAt(at))) {
        at++;
      }
    }
    return at;
  }

  private String issue(Expr at, String message) {
    issues.add(new CelIssue(at.offset(), message));
    return message;
  }

  private @Nullable String clause(char verb, int at) {
    if (at >= template.length()) {
      return issue(arguments, "unexpected end of string");
    }
    if ("sdfeboxX".indexOf(verb) < 0) {
      return issue(
          arguments,
          "could not parse formatting clause: unrecognized formatting clause \"" + verb + "\"");
    }
    if (used >= arguments.elements().size()) {
      return issue(arguments, "index " + used + " out of range");
    }
    Expr argument = arguments.elements().get(used++).value();
    return switch (verb) {
      case 's' -> text(argument);
      case 'd' -> only(argument, "decimal clause can only be used on integers", "int", "uint");
      case 'f' ->
          only(argument, "fixed-point clause can only be used on doubles", "double", "string");
      case 'e' ->
          only(argument, "scientific clause can only be used on doubles", "double", "string");
      case 'b' ->
          only(
              argument,
              "only integers and bools can be formatted as binary",
              "int",
              "uint",
              "bool");
      case 'o' -> only(argument, "octal clause can only be used on integers", "int", "uint");
      default ->
          only(
              argument,
              "only integers, byte buffers, and strings can be formatted as hex",
              "int",
              "uint",
              "string",
              "bytes");
    };
  }

  private @Nullable String only(Expr argument, String rule, String... names) {
    CelType type = types.type(argument);
    if (type.isDynOrError() || List.of(names).contains(type.name())) {
      return null;
    }
    return issue(argument, "error during formatting: " + rule + ", was given " + type.name());
  }

  private @Nullable String text(Expr argument) {
    CelType type = types.type(argument);
    if (!type.isDynOrError() && !WRITABLE.contains(type.name())) {
      return issue(
          argument,
          "error during formatting: string clause can only be used on strings, bools, bytes, ints,"
              + " doubles, maps, lists, types, durations, and timestamps, was given "
              + type.name());
    }
    if (argument instanceof Expr.ListExpr list) {
      for (Expr.Element element : list.elements()) {
        String problem = text(element.value());
        if (problem != null) {
          return problem;
        }
      }
    }
    return null;
  }
}
