package dev.rollcall.policy;

import dev.rollcall.cel.CelCompiler;
import dev.rollcall.cel.CelIssue;
import dev.rollcall.cel.CelScope;
import dev.rollcall.policy.Policy.Problem;
import dev.rollcall.schemas.ApiTypes;
import dev.rollcall.schemas.ObjectType;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds fields in the expressions of a policy that none of the kinds has that it matches, and types
 * that fit for none; mirrors {@code TypeChecker.Check}, which asks about each kind by itself.
 */
final class PolicyTypeCheck {

  private static final String UNDEFINED = "undefined field ";
  private static final String NO_OVERLOAD = "found no matching overload ";

  private static final Map<String, String> KINDS =
      Map.of(
          "apps/v1 daemonsets",
          "DaemonSet",
          "v1 pods",
          "Pod",
          "v1 nodes",
          "Node",
          "apps/v1 deployments",
          "Deployment");

  private final CelCompiler compiler;
  private final FieldCursor spec;
  private final Map<String, Problem> found = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  private PolicyTypeCheck(CelCompiler compiler, FieldCursor spec) {
    this.compiler = compiler;
    this.spec = spec;
  }

  /** Returns what fits for no kind; nothing where a kind is not known. */
  static List<Problem> check(CelCompiler compiler, FieldCursor policy, ApiTypes types) {
    FieldCursor spec = policy.get("spec");
    List<ObjectType> kinds = kinds(spec.get("matchConstraints"), types);
    PolicyTypeCheck check = new PolicyTypeCheck(compiler, spec);
    kinds.forEach(check::check);
    List<Problem> problems = new ArrayList<>();
    check.found.forEach(
        (key, problem) -> {
          if (check.counts.getOrDefault(key, 0) == kinds.size()) {
            problems.add(problem);
          }
        });
    return problems;
  }

  private static List<ObjectType> kinds(FieldCursor constraints, ApiTypes types) {
    List<ObjectType> kinds = new ArrayList<>();
    for (FieldCursor rule : constraints.get("resourceRules").items()) {
      for (FieldCursor group : rule.get("apiGroups").items()) {
        for (FieldCursor version : rule.get("apiVersions").items()) {
          for (FieldCursor resource : rule.get("resources").items()) {
            String prefix = group.stringOrEmpty().isEmpty() ? "" : group.stringOrEmpty() + "/";
            String apiVersion = prefix + version.stringOrEmpty();
            ObjectType kind = kind(apiVersion, resource.stringOrEmpty(), types);
            if (kind == null) {
              return List.of();
            }
            kinds.add(kind);
          }
        }
      }
    }
    return kinds;
  }

  private static @Nullable ObjectType kind(String apiVersion, String resource, ApiTypes types) {
    String kind = KINDS.get(apiVersion + " " + resource);
    return kind == null ? null : types.find(apiVersion, kind);
  }

  private void check(ObjectType kind) {
    CelScope scope = CelScope.admission().withObjects(kind);
    scope = scope.withVariables();
    list("matchConditions", "expression", scope);
    int index = 0;
    for (FieldCursor variable : spec.get("variables").items()) {
      FieldCursor field = variable.get("expression");
      String path = "spec.variables[" + index++ + "].expression";
      CelCompiler.Compiled compiled = expression(field, path, scope);
      String name = variable.get("name").stringOrEmpty();
      scope =
          compiled.expression() == null
              ? scope.withDynVariable(name)
              : scope.withVariable(name, compiled.expression());
    }
    list("validations", "expression", scope);
    list("validations", "messageExpression", scope);
    list("auditAnnotations", "valueExpression", scope);
  }

  private void list(String list, String name, CelScope scope) {
    int index = 0;
    for (FieldCursor item : spec.get(list).items()) {
      FieldCursor field = item.get(name);
      if (!field.stringOrEmpty().isBlank()) {
        expression(field, "spec." + list + "[" + index + "]." + name, scope);
      }
      index++;
    }
  }

  private CelCompiler.Compiled expression(FieldCursor field, String path, CelScope scope) {
    CelCompiler.Compiled compiled = compiler.compile(field.stringOrEmpty().strip(), scope);
    for (CelIssue issue : compiled.issues()) {
      String problem = problem(issue.message());
      if (problem != null) {
        String key = path + " " + issue.offset();
        String message = problem + " (column " + (issue.offset() + 1) + " of the expression)";
        counts.merge(key, 1, Integer::sum);
        found.putIfAbsent(key, new Problem(field, path, message));
      }
    }
    return compiled;
  }

  private static @Nullable String problem(String issue) {
    if (issue.startsWith(UNDEFINED)) {
      String name = issue.substring(UNDEFINED.length()).replace('\'', '"');
      return "no kind that the policy matches has a field " + name;
    }
    return issue.startsWith(NO_OVERLOAD)
        ? "the types fit for no kind that the policy matches: " + issue
        : null;
  }
}
