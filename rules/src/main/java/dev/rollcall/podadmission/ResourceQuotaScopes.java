package dev.rollcall.podadmission;

import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;

/** Which pods a ResourceQuota counts: podMatchesScopeFunc. */
final class ResourceQuotaScopes {

  private final FieldCursor spec;

  ResourceQuotaScopes(FieldCursor spec) {
    this.spec = spec;
  }

  boolean match(PodUsage pod) {
    for (FieldCursor scope : spec.get("scopes").items()) {
      if (!matches(scope.stringOrEmpty(), "Exists", List.of(), pod)) {
        return false;
      }
    }
    for (FieldCursor expression : spec.path("scopeSelector", "matchExpressions").items()) {
      List<String> values = new ArrayList<>();
      expression.get("values").items().forEach(value -> values.add(value.stringOrEmpty()));
      String scope = expression.get("scopeName").stringOrEmpty();
      if (!matches(scope, expression.get("operator").stringOrEmpty(), values, pod)) {
        return false;
      }
    }
    return true;
  }

  /** A scope that is not looked at counts no pod, so that nothing is refused for it. */
  private static boolean matches(String scope, String operator, List<String> values, PodUsage pod) {
    return switch (scope) {
      case "BestEffort" -> pod.bestEffort();
      case "NotBestEffort" -> !pod.bestEffort();
      case "NotTerminating" -> true; // pods of a DaemonSet have no deadline
      case "PriorityClass" -> {
        String name = pod.priorityClass();
        yield switch (operator) {
          case "Exists" -> !name.isEmpty();
          case "DoesNotExist" -> name.isEmpty();
          case "In" -> values.contains(name);
          case "NotIn" -> !values.contains(name);
          default -> false;
        };
      }
      default -> false;
    };
  }
}
