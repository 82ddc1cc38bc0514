package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.NodeSelectorTerm;
import dev.rollcall.model.PodSpec;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import java.util.List;

/** Flags a node selector and affinity that no node can meet, whatever its labels. */
final class UnsatisfiableAffinity implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "unsatisfiable-affinity",
              Category.PLACEMENT,
              Severity.ERROR,
              "0.1.0",
              "demands on a node label that exclude each other")
          .searchTerms("DESIRED 0", "didn't match Pod's node affinity/selector");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    PodSpec pod = daemonSet.pod();
    List<NodeSelectorTerm> terms = pod.nodeAffinity().terms();
    if (terms.isEmpty()) {
      return;
    }
    boolean everywhere = ConflictingRequirements.of(pod) != null;
    for (NodeSelectorTerm term : terms) {
      ConflictingRequirements contradiction =
          ConflictingRequirements.in(ConflictingRequirements.demands(pod, term));
      if (contradiction == null) {
        continue;
      }
      FindingBuilder report =
          context.report(
              contradiction.other().place(),
              "no node can meet both \"%s\" and \"%s\"%s"
                  .formatted(
                      ConflictingRequirements.describe(contradiction.one()),
                      ConflictingRequirements.describe(contradiction.other()),
                      everywhere ? ": DESIRED is 0" : ", so this alternative selects nothing"));
      report.note(contradiction.one().place(), "what it excludes");
      if (!everywhere) {
        report.severity(Severity.WARNING);
      }
    }
  }
}
