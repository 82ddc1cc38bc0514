package dev.rollcall.rules.node;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.Requirement;
import dev.rollcall.model.Value;
import dev.rollcall.rule.NodeRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.NodeRequirements;

/** Flags a node whose hostname label is not its name, where a DaemonSet asks for the name. */
final class HostnameLabelDiffers implements NodeRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "hostname-label-differs",
              Category.NODE,
              Severity.INFO,
              "0.1.0",
              "node that is selected by its name but labelled otherwise")
          .searchTerms("kubernetes.io/hostname");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Node node, RuleContext context) {
    Value<String> label = node.labels().value("kubernetes.io/hostname");
    if (label == null || label.get().equals(node.name())) {
      return;
    }
    for (DaemonSet daemonSet : context.cluster().inventory().daemonSets()) {
      for (Requirement demand : NodeRequirements.all(daemonSet.pod())) {
        if (!demand.key().get().equals("kubernetes.io/hostname") || !names(demand, node.name())) {
          continue;
        }
        context
            .report(
                label.place(),
                "node %s is labelled kubernetes.io/hostname=%s, so DaemonSet \"%s\", which asks for its name, misses it; ask for the label, or for metadata.name by matchFields"
                    .formatted(node.name(), label.get(), daemonSet.name()))
            .note(demand.place(), "what the DaemonSet asks for");
        return;
      }
    }
  }

  private static boolean names(Requirement demand, String name) {
    for (Value<String> value : demand.values()) {
      if (value.get().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
