package dev.rollcall.rules.node;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Taint;
import dev.rollcall.rule.NodeRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.KnownTaint;
import org.jspecify.annotations.Nullable;

/** Flags the old master taint of a node where a DaemonSet tolerates only the one of today. */
final class LegacyMasterTaint implements NodeRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "legacy-master-taint",
              Category.NODE,
              Severity.WARNING,
              "0.1.0",
              "node with the old master taint, which a DaemonSet does not tolerate")
          .searchTerms("node-role.kubernetes.io/master");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Node node, RuleContext context) {
    for (Taint taint : node.taints()) {
      DaemonSet kept = taint.key().get().equals(KnownTaint.MASTER) ? kept(taint, context) : null;
      if (kept != null) {
        context
            .report(
                taint.key().place(),
                "node %s has the taint \"%s\", and DaemonSet \"%s\" tolerates \"%s\" only; tolerate both"
                    .formatted(node.name(), taint, kept.name(), KnownTaint.CONTROL_PLANE))
            .note(kept.pod().tolerations().get(0).place(), "the tolerations");
      }
    }
  }

  /** Returns a DaemonSet that is meant for control plane nodes and that the taint keeps away. */
  private static @Nullable DaemonSet kept(Taint taint, RuleContext context) {
    String effect = taint.effect().get();
    for (DaemonSet daemonSet : context.cluster().inventory().daemonSets()) {
      PodSpec pod = daemonSet.pod();
      if (pod.tolerates(KnownTaint.CONTROL_PLANE, "", effect)
          && !pod.tolerates(KnownTaint.MASTER, taint.value().get(), effect)) {
        return daemonSet;
      }
    }
    return null;
  }
}
