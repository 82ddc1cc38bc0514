package dev.rollcall.cel;

import dev.rollcall.schemas.ObjectType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variables that an expression may name, with their types, and the fields of message types.
 * Immutable.
 */
public final class CelScope {

  private static final String VARIABLES = "kubernetes.variables";

  private final Map<String, CelType> variables;
  private final Map<String, Map<String, CelType>> fields;
  private final DeclaredVariables declared;
  private final ObjectFields objects;

  private CelScope(
      Map<String, CelType> variables,
      Map<String, Map<String, CelType>> fields,
      DeclaredVariables declared,
      ObjectFields objects) {
    this.variables = variables;
    this.fields = fields;
    this.declared = declared;
    this.objects = objects;
  }

  /** Returns the scope of a validating admission policy, without variables of its own. */
  public static CelScope admission() {
    Map<String, CelType> variables = new LinkedHashMap<>();
    for (String name : List.of("object", "oldObject", "params")) {
      variables.put(name, CelType.DYN);
    }
    variables.put("request", CelType.struct("kubernetes.AdmissionRequest"));
    variables.put("namespaceObject", CelType.struct("kubernetes.Namespace"));
    CelType authorizer = Declarations.named("kubernetes.authorization.Authorizer", List.of());
    variables.put("authorizer", authorizer);
    variables.put(
        "authorizer.requestResource",
        Declarations.named("kubernetes.authorization.ResourceCheck", List.of()));
    return new CelScope(
        variables, AdmissionTypes.fields(), DeclaredVariables.NONE, ObjectFields.NONE);
  }

  /** Returns this scope with {@code variables}, which has no fields yet. */
  public CelScope withVariables() {
    return with("variables", CelType.struct(VARIABLES));
  }

  /** Returns this scope without a variable. */
  public CelScope without(String name) {
    Map<String, CelType> fewer = new LinkedHashMap<>(variables);
    fewer.keySet().removeIf(each -> each.equals(name) || each.startsWith(name + "."));
    return new CelScope(fewer, fields, declared, objects);
  }

  private CelScope with(String name, CelType type) {
    Map<String, CelType> more = new LinkedHashMap<>(variables);
    more.put(name, type);
    return new CelScope(more, fields, declared, objects);
  }

  /** Returns this scope with one more field of {@code variables}, of the type of an expression. */
  public CelScope withVariable(String name, CelExpression expression) {
    return withVariableOfType(name, expression.type());
  }

  /** Returns this scope with one more field of {@code variables}, of an unknown type. */
  public CelScope withDynVariable(String name) {
    return withVariableOfType(name, CelType.DYN);
  }

  private CelScope withVariableOfType(String name, CelType type) {
    return new CelScope(variables, fields, declared.with(name, type), objects);
  }

  @Nullable CelType variable(String name) {
    return variables.get(name);
  }

  /** Returns this scope with {@code object} and {@code oldObject} of a type of the API. */
  public CelScope withObjects(ObjectType type) {
    Map<String, CelType> typed = new LinkedHashMap<>(variables);
    typed.put("object", CelType.struct(type.name()));
    typed.put("oldObject", CelType.struct(type.name()));
    return new CelScope(typed, fields, declared, new ObjectFields(type));
  }

  @Nullable CelType field(String message, String field) {
    if (message.equals(VARIABLES)) {
      return declared.type(field);
    }
    Map<String, CelType> own = fields.get(message);
    return own == null ? objects.field(message, field) : own.get(field);
  }
}
