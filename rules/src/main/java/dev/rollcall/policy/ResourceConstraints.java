package dev.rollcall.policy;

import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What requests a policy or a binding is about; mirrors {@code matching.Matcher}. */
final class ResourceConstraints {

  private final List<Rule> rules;
  private final List<Rule> exclusions;
  private final FieldCursor objectSelector;
  private final FieldCursor namespaceSelector;

  /** A rule of resources and operations. */
  private record Rule(
      String scope,
      Set<String> groups,
      Set<String> versions,
      Set<String> operations,
      Set<String> resources,
      Set<String> names) {

    static List<Rule> of(FieldCursor list) {
      List<Rule> rules = new ArrayList<>();
      for (FieldCursor rule : list.items()) {
        rules.add(
            new Rule(
                rule.get("scope").stringOrEmpty(),
                texts(rule.get("apiGroups")),
                texts(rule.get("apiVersions")),
                texts(rule.get("operations")),
                texts(rule.get("resources")),
                texts(rule.get("resourceNames"))));
      }
      return rules;
    }

    private static Set<String> texts(FieldCursor list) {
      Set<String> texts = new HashSet<>();
      list.items().forEach(item -> texts.add(item.stringOrEmpty()));
      return texts;
    }

    boolean matches(RequestKind kind) {
      return has(resources, kind.resource(), "*/*")
          && has(groups, kind.group(), "*")
          && has(versions, kind.version(), "*")
          && has(operations, kind.operation(), "*")
          && inScope(kind);
    }

    private boolean inScope(RequestKind kind) {
      return scope.isEmpty()
          || scope.equals("*")
          || scope.equals(kind.namespaced() ? "Namespaced" : "Cluster");
    }

    boolean matches(AdmissionRequest request) {
      return matches(request.kind()) && (names.isEmpty() || names.contains(request.name()));
    }

    private static boolean has(Set<String> patterns, String text, String all) {
      return patterns.contains(text) || patterns.contains("*") || patterns.contains(all);
    }
  }

  private ResourceConstraints(FieldCursor source) {
    this.rules = Rule.of(source.get("resourceRules"));
    this.exclusions = Rule.of(source.get("excludeResourceRules"));
    this.objectSelector = source.get("objectSelector");
    this.namespaceSelector = source.get("namespaceSelector");
  }

  /** Returns the constraints of a field, which match everything where it is absent. */
  static ResourceConstraints of(FieldCursor source) {
    return new ResourceConstraints(source);
  }

  /** Returns whether some request of a kind may match. */
  boolean mayMatch(RequestKind kind) {
    for (Rule rule : rules) {
      if (rule.matches(kind)) {
        return true;
      }
    }
    return rules.isEmpty();
  }

  /** Returns whether a request matches, or null if that depends on an unknown namespace. */
  @Nullable Boolean matches(AdmissionRequest request, Namespaces namespaces) {
    if (!rules.isEmpty() && !any(rules, request)) {
      return false;
    }
    if (any(exclusions, request) || !selectsObject(request)) {
      return false;
    }
    if (!namespaceSelector.isPresent() || !request.kind().namespaced()) {
      return true;
    }
    String namespace = request.id().namespace();
    return LabelMatch.matches(
        namespaceSelector, namespaces.labels(namespace), namespaces.isKnown(namespace));
  }

  private static boolean any(List<Rule> rules, AdmissionRequest request) {
    for (Rule rule : rules) {
      if (rule.matches(request)) {
        return true;
      }
    }
    return false;
  }

  private boolean selectsObject(AdmissionRequest request) {
    if (!objectSelector.isPresent()) {
      return true;
    }
    for (Map<Object, Object> labels : request.labels()) {
      if (Boolean.TRUE.equals(LabelMatch.matches(objectSelector, labels, true))) {
        return true;
      }
    }
    return false;
  }
}
