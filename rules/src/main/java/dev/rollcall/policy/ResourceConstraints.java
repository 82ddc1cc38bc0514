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
  private final @Nullable FieldCursor objectSelector;
  private final @Nullable FieldCursor namespaceSelector;

  /** A rule of resources and operations. */
  private record Rule(
      String scope,
      Names groups,
      Names versions,
      Names operations,
      Names resources,
      Set<String> objects) {

    static List<Rule> of(FieldCursor list) {
      List<Rule> rules = new ArrayList<>();
      for (FieldCursor rule : list.items()) {
        rules.add(
            new Rule(
                rule.get("scope").stringOrEmpty(),
                Names.of(rule.get("apiGroups")),
                Names.of(rule.get("apiVersions")),
                Names.of(rule.get("operations")),
                Names.ofResources(rule.get("resources")),
                texts(rule.get("resourceNames"))));
      }
      return rules;
    }

    boolean matches(RequestKind kind) {
      return resources.have(kind.resource())
          && groups.have(kind.group())
          && versions.have(kind.version())
          && operations.have(kind.operation())
          && inScope(kind);
    }

    private boolean inScope(RequestKind kind) {
      return scope.isEmpty()
          || scope.equals("*")
          || scope.equals(kind.namespaced() ? "Namespaced" : "Cluster");
    }

    boolean matches(AdmissionRequest request) {
      return matches(request.kind()) && (objects.isEmpty() || objects.contains(request.name()));
    }
  }

  /**
   * The names in a list of a rule.
   *
   * @param all whether a wildcard stands for all of them
   */
  private record Names(Set<String> names, boolean all) {

    static Names of(FieldCursor list) {
      Set<String> names = texts(list);
      return new Names(names, names.contains("*"));
    }

    /** A resource with all its subresources is the resource itself as well. */
    static Names ofResources(FieldCursor list) {
      Set<String> names = new HashSet<>();
      for (String name : texts(list)) {
        names.add(name.endsWith("/*") ? name.substring(0, name.length() - 2) : name);
      }
      return new Names(names, names.contains("*"));
    }

    boolean have(String name) {
      return all || names.contains(name);
    }
  }

  private static Set<String> texts(FieldCursor list) {
    Set<String> texts = new HashSet<>();
    list.items().forEach(item -> texts.add(item.stringOrEmpty()));
    return texts;
  }

  private ResourceConstraints(FieldCursor source) {
    this.rules = Rule.of(source.get("resourceRules"));
    this.exclusions = Rule.of(source.get("excludeResourceRules"));
    this.objectSelector = present(source.get("objectSelector"));
    this.namespaceSelector = present(source.get("namespaceSelector"));
  }

  private static @Nullable FieldCursor present(FieldCursor field) {
    return field.isPresent() ? field : null;
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
    if (namespaceSelector == null || !request.kind().namespaced()) {
      return true;
    }
    String namespace = request.id().namespace();
    return LabelMatch.matches(
        namespaceSelector, namespaces.labels(namespace), namespaces.isKnown(namespace));
  }

  private static boolean any(List<Rule> rules, AdmissionRequest request) {
    // Asked for each of 50 policies about each of thousands of objects.
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).matches(request)) {
        return true;
      }
    }
    return false;
  }

  private boolean selectsObject(AdmissionRequest request) {
    if (objectSelector == null) {
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
