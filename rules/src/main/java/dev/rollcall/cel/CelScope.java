package dev.rollcall.cel;

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

  private CelScope(
      Map<String, CelType> variables,
      Map<String, Map<String, CelType>> fields,
      DeclaredVariables declared) {
    this.variables = variables;
    this.fields = fields;
    this.declared = declared;
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
    return new CelScope(variables, AdmissionTypes.fields(), DeclaredVariables.NONE);
  }

  /** Returns this scope with {@code variables}, which has no fields yet. */
  public CelScope withVariables() {
    return with("variables", CelType.struct(VARIABLES));
  }

  /** Returns this scope without a variable. */
  public CelScope without(String name) {
    Map<String, CelType> fewer = new LinkedHashMap<>(variables);
    fewer.keySet().removeIf(each -> each.equals(name) || each.startsWith(name + "."));
    return new CelScope(fewer, fields, declared);
  }

  private CelScope with(String name, CelType type) {
    Map<String, CelType> more = new LinkedHashMap<>(variables);
    more.put(name, type);
    return new CelScope(more, fields, declared);
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
    return new CelScope(variables, fields, declared.with(name, type));
  }

  @Nullable CelType variable(String name) {
    return variables.get(name);
  }

  @Nullable CelType field(String message, String field) {
    return message.equals(VARIABLES)
        ? declared.type(field)
        : fields.getOrDefault(message, Map.of()).get(field);
  }
}
