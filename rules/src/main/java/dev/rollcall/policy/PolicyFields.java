package dev.rollcall.policy;

import dev.rollcall.policy.Policy.Problem;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the fields of policies and bindings that are no expressions. */
final class PolicyFields {

  private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
  private static final Set<String> OPERATIONS =
      Set.of("*", "CONNECT", "CREATE", "DELETE", "UPDATE");
  private static final Set<String> REASONS =
      Set.of("Forbidden", "Invalid", "RequestEntityTooLarge", "Unauthorized");
  private static final Set<String> ACTIONS = Set.of("Audit", "Deny", "Warn");
  private static final int MAX_NAME = 63;

  /** The fields of the items of lists that hold texts. */
  private static final List<Texts> TEXTS =
      List.of(
          new Texts("matchConditions", List.of("name", "expression")),
          new Texts("variables", List.of("name", "expression")),
          new Texts("validations", List.of("expression", "message", "messageExpression", "reason")),
          new Texts("auditAnnotations", List.of("key", "valueExpression")));

  private record Texts(String list, List<String> names) {}

  private PolicyFields() {}

  private static void add(List<Problem> problems, FieldCursor field, String path, String message) {
    problems.add(new Problem(field, path, message));
  }

  /** Returns what is wrong with a qualified name, or null. */
  static @Nullable String qualifiedName(String name) {
    String[] parts = name.split("/", -1);
    String last = parts[parts.length - 1];
    boolean valid =
        parts.length <= 2
            && last.length() <= MAX_NAME
            && NAME.matcher(last).matches()
            && (parts.length == 1 || !parts[0].isEmpty());
    return valid
        ? null
        : "\"" + name + "\" is not a qualified name; use letters, digits, '-', '_' and '.'";
  }

  /** Returns texts that are written as something else, which the server cannot decode. */
  static List<Problem> undecodable(FieldCursor policy) {
    List<Problem> problems = new ArrayList<>();
    FieldCursor spec = policy.get("spec");
    text(spec, "failurePolicy", "spec", problems);
    for (Texts texts : TEXTS) {
      int index = 0;
      for (FieldCursor item : spec.get(texts.list()).items()) {
        String path = "spec." + texts.list() + "[" + index++ + "]";
        texts.names().forEach(name -> text(item, name, path, problems));
      }
    }
    return problems;
  }

  private static void text(FieldCursor parent, String name, String path, List<Problem> problems) {
    FieldCursor field = parent.get(name);
    if (field.isPresent() && field.string() == null) {
      String written = field.source();
      String value = written == null ? "" : " \"" + written + "\"";
      String message = "is not a string" + (written == null ? "" : ":" + value + "; quote it");
      add(problems, field, path + "." + name, message);
    }
  }

  /** Checks what a policy matches. */
  static List<Problem> check(FieldCursor policy) {
    List<Problem> problems = new ArrayList<>();
    FieldCursor spec = policy.get("spec");
    if (spec.get("validations").items().isEmpty()
        && spec.get("auditAnnotations").items().isEmpty()) {
      String message = "validations or auditAnnotations must contain at least one item";
      add(problems, spec.get("validations"), "spec.validations", message);
      add(problems, spec.get("auditAnnotations"), "spec.auditAnnotations", message);
    }
    FieldCursor constraints = spec.get("matchConstraints");
    if (!constraints.isPresent()) {
      add(problems, constraints, "spec.matchConstraints", "is required");
    } else {
      if (constraints.get("resourceRules").items().isEmpty()) {
        String path = "spec.matchConstraints.resourceRules";
        add(problems, constraints.get("resourceRules"), path, "is required");
      }
      resources(constraints, "spec.matchConstraints", problems);
    }
    return problems;
  }

  private static void resources(FieldCursor match, String path, List<Problem> problems) {
    for (String selector : List.of("namespaceSelector", "objectSelector")) {
      selector(match.get(selector), path + "." + selector, problems);
    }
    for (String list : List.of("resourceRules", "excludeResourceRules")) {
      int index = 0;
      for (FieldCursor rule : match.get(list).items()) {
        rule(rule, path + "." + list + "[" + index++ + "]", problems);
      }
    }
  }

  private static void rule(FieldCursor rule, String path, List<Problem> problems) {
    for (String list : List.of("apiGroups", "apiVersions", "operations", "resources")) {
      List<FieldCursor> items = rule.get(list).items();
      if (items.isEmpty()) {
        add(problems, rule.get(list), path + "." + list, "is required");
      }
      boolean all = items.stream().anyMatch(item -> item.stringOrEmpty().equals("*"));
      if (all && items.size() > 1 && !list.equals("resources")) {
        add(
            problems,
            rule.get(list),
            path + "." + list,
            "if '*' is present, must not specify others");
      }
    }
    int index = 0;
    for (FieldCursor operation : rule.get("operations").items()) {
      String where = path + ".operations[" + index++ + "]";
      if (!OPERATIONS.contains(operation.stringOrEmpty())) {
        add(problems, operation, where, "unknown operation \"" + operation.text() + "\"");
      }
    }
  }

  private static void selector(FieldCursor selector, String path, List<Problem> problems) {
    for (FieldCursor entry : selector.get("matchLabels").entries()) {
      String problem = qualifiedName(entry.name());
      if (problem != null) {
        add(problems, entry, path + ".matchLabels", problem);
      }
    }
    int index = 0;
    for (FieldCursor requirement : selector.get("matchExpressions").items()) {
      String where = path + ".matchExpressions[" + index++ + "]";
      String operator = requirement.get("operator").stringOrEmpty();
      boolean values = !requirement.get("values").items().isEmpty();
      if (!Set.of("In", "NotIn", "Exists", "DoesNotExist").contains(operator)) {
        add(
            problems,
            requirement.get("operator"),
            where + ".operator",
            "not a valid selector operator");
      } else if (operator.endsWith("In") != values) {
        String message =
            values
                ? "may not be specified when operator is " + operator
                : "must be specified when operator is " + operator;
        add(problems, requirement.get("values"), where + ".values", message);
      }
    }
  }

  /** Checks message and reason of a validation. */
  static List<Problem> validation(FieldCursor validation, String path) {
    List<Problem> problems = new ArrayList<>();
    FieldCursor message = validation.get("message");
    String text = message.stringOrEmpty();
    if (text.strip().contains("\n")) {
      add(problems, message, path + ".message", "must not contain line breaks");
    } else if (message.isPresent() && !text.isEmpty() && text.isBlank()) {
      add(problems, message, path + ".message", "message must be non-empty if specified");
    }
    FieldCursor reason = validation.get("reason");
    if (reason.isPresent() && !REASONS.contains(reason.stringOrEmpty())) {
      add(problems, reason, path + ".reason", "unknown reason \"" + reason.text() + "\"");
    }
    return problems;
  }

  /** Checks a binding; mirrors {@code validateValidatingAdmissionPolicyBindingSpec}. */
  static List<Problem> checkBinding(FieldCursor binding) {
    List<Problem> problems = new ArrayList<>();
    FieldCursor spec = binding.get("spec");
    if (spec.get("policyName").stringOrEmpty().isEmpty()) {
      add(problems, spec.get("policyName"), "spec.policyName", "is required");
    }
    actions(spec.get("validationActions"), problems);
    FieldCursor ref = spec.get("paramRef");
    if (ref.isPresent()) {
      boolean name = !ref.get("name").stringOrEmpty().isEmpty();
      boolean selector = ref.get("selector").isPresent();
      if (name == selector) {
        String message =
            name
                ? "name and selector are mutually exclusive"
                : "one of name or selector must be specified";
        add(problems, ref.get("name"), "spec.paramRef" + (name ? ".name" : ""), message);
        if (name) {
          add(problems, ref.get("selector"), "spec.paramRef.selector", message);
        }
      }
      String action = ref.get("parameterNotFoundAction").stringOrEmpty();
      if (!Set.of("Allow", "Deny").contains(action)) {
        add(
            problems,
            ref.get("parameterNotFoundAction"),
            "spec.paramRef.parameterNotFoundAction",
            action.isEmpty() ? "is required" : "unknown action \"" + action + "\"");
      }
    }
    resources(spec.get("matchResources"), "spec.matchResources", problems);
    return problems;
  }

  private static void actions(FieldCursor actions, List<Problem> problems) {
    String path = "spec.validationActions";
    if (actions.items().isEmpty()) {
      add(problems, actions, path, "at least one validation action is required");
    }
    Set<String> seen = new HashSet<>();
    int index = 0;
    for (FieldCursor action : actions.items()) {
      String where = path + "[" + index++ + "]";
      if (!ACTIONS.contains(action.stringOrEmpty())) {
        add(problems, action, where, "unknown action \"" + action.text() + "\"");
      } else if (!seen.add(action.stringOrEmpty())) {
        add(problems, action, where, "duplicate value " + action.text());
      }
    }
    if (seen.contains("Deny") && seen.contains("Warn")) {
      add(problems, actions, path, "must not contain both Deny and Warn");
    }
  }
}
