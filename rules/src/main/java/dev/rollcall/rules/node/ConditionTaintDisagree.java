package dev.rollcall.rules.node;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Node;
import dev.rollcall.model.Taint;
import dev.rollcall.rule.NodeRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Flags a node whose conditions and taints say different things. */
final class ConditionTaintDisagree implements NodeRule {

  /** The condition by the taint that the node lifecycle controller derives from it. */
  private static final Map<String, String> CONDITIONS =
      Map.of(
          "node.kubernetes.io/not-ready", "Ready",
          "node.kubernetes.io/unreachable", "Ready",
          "node.kubernetes.io/memory-pressure", "MemoryPressure",
          "node.kubernetes.io/disk-pressure", "DiskPressure",
          "node.kubernetes.io/pid-pressure", "PIDPressure",
          "node.kubernetes.io/network-unavailable", "NetworkUnavailable");

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "condition-taint-disagree",
              Category.NODE,
              Severity.INFO,
              "0.1.0",
              "node whose conditions and taints say different things")
          .searchTerms("NodeNotReady", "node.kubernetes.io/not-ready");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Node node, RuleContext context) {
    for (Node.Condition condition : node.conditions()) {
      String key = taintOf(condition);
      if (key != null && !hasTaint(node, key)) {
        context.report(
            condition.status().place(),
            "condition %s of node %s is %s, for which the controller adds the taint %s; without it in the file placements here are those of a healthy node"
                .formatted(condition.type().get(), node.name(), condition.status().get(), key));
      }
    }
    for (Taint taint : node.taints()) {
      if (CONDITIONS.containsKey(taint.key().get())
          && !node.conditions().isEmpty()
          && !isMeant(node, taint.key().get())) {
        context.report(
            taint.key().place(),
            "the taint %s of node %s is for a condition that it does not have; the controller takes it away"
                .formatted(taint.key().get(), node.name()));
      }
    }
  }

  private static @Nullable String taintOf(Node.Condition condition) {
    boolean yes = condition.status().get().equals("True");
    return switch (condition.type().get()) {
      case "Ready" ->
          yes
              ? null
              : condition.status().get().equals("False")
                  ? "node.kubernetes.io/not-ready"
                  : "node.kubernetes.io/unreachable";
      case "MemoryPressure" -> yes ? "node.kubernetes.io/memory-pressure" : null;
      case "DiskPressure" -> yes ? "node.kubernetes.io/disk-pressure" : null;
      case "PIDPressure" -> yes ? "node.kubernetes.io/pid-pressure" : null;
      case "NetworkUnavailable" -> yes ? "node.kubernetes.io/network-unavailable" : null;
      default -> null;
    };
  }

  private static boolean hasTaint(Node node, String key) {
    for (Taint taint : node.taints()) {
      if (taint.key().get().equals(key)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMeant(Node node, String taint) {
    boolean told = false;
    for (Node.Condition condition : node.conditions()) {
      told |= condition.type().get().equals(CONDITIONS.get(taint));
      if (taint.equals(taintOf(condition))) {
        return true;
      }
    }
    return !told; // a condition that the file leaves out may be anything
  }
}
