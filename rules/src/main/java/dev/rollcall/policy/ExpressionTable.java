package dev.rollcall.policy;

import dev.rollcall.cel.CelActivation;
import dev.rollcall.cel.CelCompiler;
import dev.rollcall.cel.CelCost;
import dev.rollcall.cel.CelException;
import dev.rollcall.cel.CelExpression;
import dev.rollcall.cel.CelIssue;
import dev.rollcall.cel.CelJson;
import dev.rollcall.cel.CelMemory;
import dev.rollcall.cel.CelNull;
import dev.rollcall.cel.CelPath;
import dev.rollcall.cel.CelScope;
import dev.rollcall.cel.CelUnknown;
import dev.rollcall.cel.CostLimitException;
import dev.rollcall.cel.LibraryVersion;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlFile;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlParser;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Evaluates a table of expressions, a JSON object a line: {@code rollcall policy eval}. */
public final class ExpressionTable {

  private static final Set<String> NAMES =
      Set.of("object", "oldObject", "params", "request", "namespaceObject");

  private final CelCompiler compiler;
  private final YamlParser parser = new YamlParser(YamlLimits.DEFAULT);

  /** Creates a table for a version of Kubernetes. */
  public ExpressionTable(LibraryVersion version) {
    this.compiler = new CelCompiler(version);
  }

  /**
   * Returns the answer to one line, in JSON.
   *
   * @throws IllegalArgumentException if the line is not an object with an expression
   */
  public String answer(String line) {
    YamlFile file = parser.parse(new SourceFile("", line));
    YamlNode root = file.documents().isEmpty() ? null : file.documents().get(0).root();
    if (!file.problems().isEmpty()
        || !(root instanceof YamlMapping mapping)
        || text(mapping, "expr") == null) {
      throw new IllegalArgumentException("not a JSON object with an expr");
    }
    StringBuilder out = new StringBuilder("{\"id\": ");
    String id = text(mapping, "id");
    if (id == null) {
      out.append("null");
    } else {
      CelJson.quote(id, out);
    }
    try {
      field(out, "result", evaluate(mapping));
    } catch (RefusedException e) {
      quoted(out, "compileError", e.issues.get(0).message());
    } catch (CelException e) {
      quoted(out, "error", e.text());
      quoted(out, "class", e.kind());
    } catch (CostLimitException e) {
      quoted(out, "error", String.valueOf(e.getMessage()));
      quoted(out, "class", "cost");
    }
    return out.append('}').toString();
  }

  private static void quoted(StringBuilder out, String name, String value) {
    StringBuilder text = new StringBuilder();
    CelJson.quote(value, text);
    field(out, name, text.toString());
  }

  private static void field(StringBuilder out, String name, String json) {
    out.append(", \"").append(name).append("\": ").append(json);
  }

  private static @Nullable String text(YamlMapping mapping, String name) {
    YamlEntry entry = mapping.entry(name);
    return entry != null && entry.value() instanceof YamlScalar scalar ? scalar.asText() : null;
  }

  /** Signals an expression that the server refuses. */
  private static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<CelIssue> issues;

    RefusedException(List<CelIssue> issues) {
      super(issues.get(0).message());
      this.issues = issues;
    }
  }

  private CelExpression compile(String text, CelScope scope) {
    CelCompiler.Compiled compiled = compiler.compile(text, scope);
    CelExpression expression = compiled.expression();
    if (expression == null) {
      throw new RefusedException(compiled.issues());
    }
    return expression;
  }

  private static List<YamlMapping> variables(YamlMapping line) {
    YamlEntry declared = line.entry("variables");
    List<YamlMapping> variables = new ArrayList<>();
    if (declared == null || isNull(declared)) {
      return variables;
    }
    if (declared.value() instanceof YamlSequence list) {
      for (YamlNode item : list.items()) {
        if (item instanceof YamlMapping variable
            && text(variable, "name") != null
            && text(variable, "expression") != null) {
          variables.add(variable);
        }
      }
      if (variables.size() == list.items().size()) {
        return variables;
      }
    }
    throw new IllegalArgumentException("variables is no list of objects with name and expression");
  }

  private static boolean isNull(YamlEntry entry) {
    return entry.value() instanceof YamlScalar scalar && scalar.value() == null;
  }

  private String evaluate(YamlMapping line) {
    CelScope scope = CelScope.admission().withVariables();
    Map<String, CelExpression> variables = new LinkedHashMap<>();
    for (YamlMapping variable : variables(line)) {
      String name = String.valueOf(text(variable, "name"));
      CelExpression expression = compile(String.valueOf(text(variable, "expression")), scope);
      variables.put(name, expression);
      scope = scope.withVariable(name, expression);
    }
    CelExpression expression = compile(String.valueOf(text(line, "expr")), scope);
    CelCost cost = new CelCost(CelCost.PER_EXPRESSION, new CelMemory());
    YamlEntry vars = line.entry("vars");
    CelActivation values =
        name -> {
          if (vars != null && vars.value() instanceof YamlMapping given) {
            YamlEntry entry = given.entry(name);
            if (entry != null) {
              return CelTree.of(entry.value(), CelPath.root(name));
            }
          }
          if (name.startsWith("authorizer")) {
            throw new CelUnknown("authorizer");
          }
          return NAMES.contains(name) ? CelNull.NULL : null;
        };
    VariableActivation activation =
        new VariableActivation(values, variables, new RequestResults(), cost);
    return CelJson.of(activation.evaluate(expression));
  }
}
