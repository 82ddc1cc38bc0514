package dev.rollcall.rules.node;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Node;
import dev.rollcall.model.Taint;
import dev.rollcall.rule.NodeRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.KnownTaint;
import dev.rollcall.yaml.edit.YamlEdits;

/** Flags a node with the taint that control plane nodes had until Kubernetes 1.24. */
final class LegacyMasterTaint implements NodeRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "legacy-master-taint",
              Category.NODE,
              Severity.WARNING,
              "0.1.0",
              "node with the taint that control planes had until 1.24")
          .searchTerms("node-role.kubernetes.io/master");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Node node, RuleContext context) {
    for (Taint taint : node.taints()) {
      if (!taint.key().get().equals(KnownTaint.MASTER)) {
        continue;
      }
      context
          .report(
              taint.key().place(),
              "the taint \"%s\" went with Kubernetes 1.25: DaemonSets that tolerate only \"%s\" stay away from node %s; rename it"
                  .formatted(taint, KnownTaint.CONTROL_PLANE, node.name()))
          .fix(
              false,
              "rename the taint",
              YamlEdits.value(taint.key().place(), KnownTaint.CONTROL_PLANE));
    }
  }
}
