package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.Value;
import dev.rollcall.placement.Placement;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.NodeNameList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Flags a node selector of the RuntimeClass that the controller does not see. */
final class RuntimeClassUnmatched implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "runtime-class-unmatched",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "nodes that the RuntimeClass of the pod does not select and the template does")
          .searchTerms("node(s) didn't match Pod's node affinity/selector");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Value<String> runtime = daemonSet.pod().runtimeClassName();
    Placement placement = context.cluster().placementOf(daemonSet);
    Map<String, Value<String>> selector = placement.lifecycle().admitted().addedNodeSelector();
    if (selector.isEmpty()) {
      return;
    }
    Map<String, Value<String>> added = new LinkedHashMap<>();
    selector.forEach(
        (key, value) -> {
          if (value.place().origin().object().kind().equals("RuntimeClass")) {
            added.put(key, value);
          }
        });
    if (added.isEmpty()) {
      return;
    }
    List<Node> nodes = new ArrayList<>();
    for (Node node : placement.pending().keySet()) {
      if (added.entrySet().stream().anyMatch(entry -> !isOn(node, entry))) {
        nodes.add(node);
      }
    }
    if (nodes.isEmpty()) {
      return;
    }
    Map.Entry<String, Value<String>> first = added.entrySet().iterator().next();
    context
        .report(
            runtime.place(),
            "the RuntimeClass \"%s\" adds \"%s: %s\" to the node selector of each pod, and the controller does not know it: on %s the pod stays Pending; write the selector in the template as well"
                .formatted(
                    runtime.get(),
                    first.getKey(),
                    first.getValue().get(),
                    NodeNameList.list(nodes)))
        .note(first.getValue().place(), "the node selector of the RuntimeClass")
        .dependsOnNodes();
  }

  private static boolean isOn(Node node, Map.Entry<String, Value<String>> label) {
    return label.getValue().get().equals(node.labels().get(label.getKey()));
  }
}
