package dev.rollcall.rules.node;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Node;
import dev.rollcall.model.Value;
import dev.rollcall.rule.ClusterRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Flags a role label that nodes carry with different values. */
final class RoleLabelValue implements ClusterRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "role-label-value",
              Category.NODE,
              Severity.WARNING,
              "0.1.0",
              "role of nodes whose label has different values")
          .searchTerms("node-role.kubernetes.io");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Map<String, Map<String, List<Value<String>>>> roles = new LinkedHashMap<>();
    for (Node node : context.cluster().inventory().nodes()) {
      node.labels()
          .entries()
          .forEach(
              (key, value) -> {
                if (key.startsWith("node-role.kubernetes.io/")) {
                  roles
                      .computeIfAbsent(key, role -> new LinkedHashMap<>())
                      .computeIfAbsent(value.get(), text -> new ArrayList<>())
                      .add(value);
                }
              });
    }
    roles.forEach((role, values) -> report(role, values, context));
  }

  private static void report(
      String role, Map<String, List<Value<String>>> values, RuleContext context) {
    if (values.size() < 2) {
      return;
    }
    int most = 0;
    String common = "";
    for (var value : values.entrySet()) {
      if (value.getValue().size() > most) {
        most = value.getValue().size();
        common = value.getKey();
      }
    }
    for (var value : values.entrySet()) {
      if (!value.getKey().equals(common)) {
        context
            .report(
                value.getValue().get(0).place(),
                "%s is \"%s\" here and \"%s\" on %s other nodes: a selector on either misses the rest; give all the same, or select by Exists"
                    .formatted(role, value.getKey(), common, most))
            .note(values.getOrDefault(common, List.of()).get(0).place(), "one of the others");
      }
    }
  }
}
