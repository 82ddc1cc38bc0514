package dev.rollcall.rules;

import dev.rollcall.admission.Reason;
import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.NodeSelectorTerm;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import java.util.List;

/**
 * Names required node affinities without terms, which the server refuses, and terms without
 * expressions, which match no node.
 */
public final class AffinityEmptyRequired implements AdmissionRule, DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "affinity-empty-required",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "required node affinity that no node can meet, for want of terms")
          .foundBy("must have at least one node selector term");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.reason() == Reason.REQUIRED && refusal.isAt(".nodeSelectorTerms");
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    List<NodeSelectorTerm> terms = daemonSet.pod().nodeAffinity().terms();
    int empty = 0;
    for (NodeSelectorTerm term : terms) {
      empty += term.isEmpty() ? 1 : 0;
    }
    for (NodeSelectorTerm term : terms) {
      if (term.isEmpty()) {
        report(term, empty == terms.size(), context);
      }
    }
  }

  private static void report(NodeSelectorTerm term, boolean onlyEmpty, RuleContext context) {
    String message =
        onlyEmpty
            ? "a term without expressions matches no node, and there is no other: the pods run"
                + " nowhere; give it expressions, or remove the affinity"
            : "a term without expressions matches no node; give it expressions, or remove it";
    Report report = context.report(term.place(), message);
    if (!onlyEmpty) {
      report.severity(Severity.WARNING);
    }
  }
}
