package dev.rollcall.policy;

import dev.rollcall.cel.CelCompiler;
import dev.rollcall.cel.CelExpression;
import dev.rollcall.cel.CelIssue;
import dev.rollcall.cel.CelScope;
import dev.rollcall.diagnostic.Note;
import dev.rollcall.policy.Policy.NamedExpression;
import dev.rollcall.policy.Policy.Problem;
import dev.rollcall.policy.Policy.Validation;
import dev.rollcall.source.Location;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles a policy; mirrors {@code validateValidatingAdmissionPolicy}. */
final class PolicyCompiler {

  private final CelCompiler compiler;
  private final FieldCursor spec;
  private final FieldCursor source;
  private final List<Problem> problems = new ArrayList<>();
  private final ExpressionKeys keys;
  private final Map<String, CelExpression> variables = new LinkedHashMap<>();
  private CelScope scope;

  PolicyCompiler(CelCompiler compiler, ExpressionKeys keys, FieldCursor source) {
    this.compiler = compiler;
    this.keys = keys;
    this.source = source;
    this.spec = source.get("spec");
    CelScope all = CelScope.admission();
    this.scope = spec.get("paramKind").isPresent() ? all : all.without("params");
  }

  Policy compile(boolean named) {
    String name = source.path("metadata", "name").stringOrEmpty();
    List<Problem> undecodable = PolicyFields.undecodable(source);
    problems.addAll(PolicyFields.check(source));
    List<NamedExpression> conditions = conditions();
    scope = scope.withVariables();
    declareVariables();
    List<Validation> validations = validations();
    List<NamedExpression> annotations = annotations(name);
    return new Policy(
        name,
        source,
        named,
        !spec.get("failurePolicy").stringOrEmpty().equals("Ignore"),
        spec.get("paramKind").isPresent() ? spec.get("paramKind") : null,
        ResourceConstraints.of(spec.get("matchConstraints")),
        conditions,
        variables,
        validations,
        annotations,
        // What cannot be decoded is not validated.
        undecodable.isEmpty() ? List.copyOf(problems) : List.copyOf(undecodable));
  }

  /**
   * Compiles an expression; records why the server refuses it.
   *
   * @param types the types that it may have; empty for any
   */
  private @Nullable CelExpression compile(
      FieldCursor field, String path, CelScope names, Set<String> types) {
    String text = field.stringOrEmpty();
    if (text.isBlank()) {
      problems.add(new Problem(field, path, "expression is not specified"));
      return null;
    }
    CelCompiler.Compiled compiled = compiler.compile(text.strip(), names);
    CelExpression expression = compiled.expression();
    if (expression == null) {
      CelIssue issue = compiled.issues().get(0);
      String place = " at column " + (issue.offset() + 1);
      problems.add(
          new Problem(
              field,
              path,
              "compilation failed: " + issue.message() + place + " of the expression"));
      return null;
    }
    if (!types.isEmpty() && !expression.hasType(types)) {
      String wanted = types.size() > 1 ? "string or null" : types.iterator().next();
      problems.add(
          new Problem(
              field, path, "must evaluate to " + wanted + ", not " + expression.typeName()));
      return null;
    }
    return keys.keyed(expression, variables);
  }

  private List<NamedExpression> conditions() {
    List<NamedExpression> conditions = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    int index = 0;
    for (FieldCursor condition : spec.get("matchConditions").items()) {
      String path = "spec.matchConditions[" + index++ + "]";
      FieldCursor field = condition.get("expression");
      CelExpression expression = compile(field, path + ".expression", scope, Set.of("bool"));
      String name = condition.get("name").stringOrEmpty();
      String problem = PolicyFields.qualifiedName(name);
      if (problem != null) {
        problems.add(new Problem(condition.get("name"), path + ".name", problem));
      } else if (!names.add(name)) {
        problems.add(new Problem(condition.get("name"), path + ".name", "duplicate value " + name));
      }
      if (expression != null) {
        conditions.add(new NamedExpression(name, expression, condition));
      }
    }
    return conditions;
  }

  private void declareVariables() {
    int index = 0;
    for (FieldCursor variable : spec.get("variables").items()) {
      String path = "spec.variables[" + index++ + "]";
      String name = variable.get("name").stringOrEmpty();
      CelExpression expression =
          compile(variable.get("expression"), path + ".expression", scope, Set.of());
      if (!name.matches("[_a-zA-Z][_a-zA-Z0-9]*")) {
        String problem =
            name.isEmpty() ? "name is not specified" : "name is not a valid CEL identifier";
        problems.add(new Problem(variable.get("name"), path + ".name", problem));
      } else if (variables.containsKey(name)) {
        problems.add(new Problem(variable.get("name"), path + ".name", "duplicate value " + name));
      } else if (expression != null) {
        variables.put(name, expression);
        scope = scope.withVariable(name, expression);
      } else {
        scope = scope.withDynVariable(name);
      }
    }
  }

  private List<Validation> validations() {
    List<Validation> validations = new ArrayList<>();
    CelScope messages = scope.without("authorizer");
    int index = 0;
    for (FieldCursor validation : spec.get("validations").items()) {
      String path = "spec.validations[" + index + "]";
      FieldCursor field = validation.get("expression");
      CelExpression expression = compile(field, path + ".expression", scope, Set.of("bool"));
      FieldCursor message = validation.get("messageExpression");
      CelExpression text =
          message.stringOrEmpty().isEmpty()
              ? null
              : compile(message, path + ".messageExpression", messages, Set.of("string"));
      problems.addAll(PolicyFields.validation(validation, path));
      if (expression != null) {
        validations.add(validation(index, expression, text, validation));
      }
      index++;
    }
    return validations;
  }

  private static Validation validation(
      int index,
      CelExpression expression,
      @Nullable CelExpression messageExpression,
      FieldCursor source) {
    String message = source.get("message").stringOrEmpty().strip();
    String reason = source.get("reason").stringOrEmpty();
    Location place = source.get("expression").place().location();
    return new Validation(
        index,
        expression,
        messageExpression,
        message.isEmpty() ? "failed expression: " + expression.text().strip() : message,
        reason.isEmpty() ? "Invalid" : reason,
        new Note("the expression of the policy", place));
  }

  private List<NamedExpression> annotations(String policy) {
    List<NamedExpression> annotations = new ArrayList<>();
    Set<String> keys = new LinkedHashSet<>();
    int index = 0;
    for (FieldCursor annotation : spec.get("auditAnnotations").items()) {
      String path = "spec.auditAnnotations[" + index++ + "]";
      String key = annotation.get("key").stringOrEmpty();
      String problem =
          key.isEmpty() ? "key is not specified" : PolicyFields.qualifiedName(policy + "/" + key);
      if (problem != null) {
        problems.add(new Problem(annotation.get("key"), path + ".key", problem));
      } else if (!keys.add(key)) {
        problems.add(new Problem(annotation.get("key"), path + ".key", "duplicate value " + key));
      }
      CelExpression expression =
          compile(
              annotation.get("valueExpression"),
              path + ".valueExpression",
              scope,
              Set.of("string", "null"));
      if (expression != null) {
        annotations.add(new NamedExpression(key, expression, annotation));
      }
    }
    return annotations;
  }
}
