package dev.rollcall.policy;

import dev.rollcall.yaml.FieldCursor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Matches requests against {@code matchConstraints} and {@code matchResources}. */
final class ResourceMatch {

  private final Namespaces namespaces;

  ResourceMatch(Namespaces namespaces) {
    this.namespaces = namespaces;
  }

  /** Returns whether a request matches, or null if that depends on an unknown namespace. */
  @Nullable Boolean matches(FieldCursor constraints, AdmissionRequest request) {
    FieldCursor selector = constraints.get("objectSelector");
    boolean objects =
        request.labels().stream()
            .anyMatch(labels -> Boolean.TRUE.equals(LabelMatch.matches(selector, labels, true)));
    if (!objects || any(constraints.get("excludeResourceRules"), request)) {
      return false;
    }
    FieldCursor rules = constraints.get("resourceRules");
    if (!rules.items().isEmpty() && !any(rules, request)) {
      return false;
    }
    return namespace(constraints.get("namespaceSelector"), request);
  }

  private @Nullable Boolean namespace(FieldCursor selector, AdmissionRequest request) {
    if (!selector.isPresent() || !request.isNamespaced()) {
      return true;
    }
    Map<String, Object> labels = namespaces.labels(request.id().namespace());
    return LabelMatch.matches(selector, labels, namespaces.isKnown(request.id().namespace()));
  }

  static boolean any(FieldCursor rules, AdmissionRequest request) {
    return rules.items().stream().anyMatch(rule -> matchesRule(rule, request));
  }

  private static boolean matchesRule(FieldCursor rule, AdmissionRequest request) {
    String scope = rule.get("scope").stringOrEmpty();
    boolean inScope =
        scope.isEmpty()
            || scope.equals("*")
            || scope.equals(request.isNamespaced() ? "Namespaced" : "Cluster");
    List<FieldCursor> names = rule.get("resourceNames").items();
    return inScope
        && has(rule.get("apiGroups"), request.group())
        && has(rule.get("apiVersions"), request.version())
        && has(rule.get("operations"), request.operation())
        && rule.get("resources").items().stream()
            .anyMatch(each -> isResource(each.stringOrEmpty(), request.resource()))
        && (names.isEmpty()
            || names.stream().anyMatch(each -> each.stringOrEmpty().equals(request.name())));
  }

  private static boolean has(FieldCursor list, String wanted) {
    return list.items().stream()
        .map(FieldCursor::stringOrEmpty)
        .anyMatch(each -> each.equals("*") || each.equals(wanted));
  }

  private static boolean isResource(String pattern, String resource) {
    return pattern.equals("*") || pattern.equals("*/*") || pattern.equals(resource);
  }
}
