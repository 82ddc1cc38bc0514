package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.NodeSelectorTerm;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import java.util.List;

/** Flags terms of a required node affinity that have no expressions and so match no node. */
final class AffinityTermEmpty implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "affinity-term-empty",
              Category.PLACEMENT,
              Severity.ERROR,
              "0.1.0",
              "term of a required node affinity without expressions")
          .searchTerms("empty nodeSelectorTerm", "DESIRED 0");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    List<NodeSelectorTerm> terms = daemonSet.pod().nodeAffinity().terms();
    boolean alone = true;
    for (NodeSelectorTerm term : terms) {
      alone &= term.isEmpty();
    }
    for (NodeSelectorTerm term : terms) {
      if (!term.isEmpty()) {
        continue;
      }
      if (alone) {
        context.report(
            term.place(),
            "a term without expressions matches no node, and there is no other: the pods run"
                + " nowhere; give it expressions, or remove the affinity");
      } else {
        context
            .report(
                term.place(),
                "a term without expressions matches no node; give it expressions, or remove it")
            .severity(Severity.WARNING);
      }
    }
  }
}
