package dev.rollcall.rules.node;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.Requirement;
import dev.rollcall.rule.NodeRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.NodeRequirements;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Flags a node without the label of operating system or architecture that DaemonSets ask for. */
final class OsArchLabelMissing implements NodeRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "os-arch-label-missing",
              Category.NODE,
              Severity.WARNING,
              "0.1.0",
              "node without the label that others are selected by")
          .searchTerms("didn't match Pod's node affinity/selector");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Node node, RuleContext context) {
    if (node.partial()) {
      return; // a patch does not repeat what the kubelet sets
    }
    for (String key : List.of("kubernetes.io/os", "kubernetes.io/arch")) {
      if (node.labels().has(key) || node.labels().has("beta." + key)) {
        continue; // the old name has a rule of its own
      }
      DaemonSet asking = asking(key, context);
      if (asking == null) {
        continue;
      }
      context.report(
          node.meta().name().place(),
          "node %s has no label \"%s\": DaemonSet \"%s\" and all others that select by it pass it over; add it as the kubelet does"
              .formatted(node.name(), key, asking.name()));
    }
  }

  private static @Nullable DaemonSet asking(String key, RuleContext context) {
    for (DaemonSet daemonSet : context.cluster().inventory().daemonSets()) {
      for (Requirement demand : NodeRequirements.all(daemonSet.pod())) {
        if (demand.key().get().equals(key) && !demand.matches(null)) {
          return daemonSet;
        }
      }
    }
    return null;
  }
}
