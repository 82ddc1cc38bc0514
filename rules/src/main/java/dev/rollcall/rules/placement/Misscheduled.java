package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.Taint;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.controller.UnfitReason;
import dev.rollcall.placement.controller.Verdict;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.NodeNameList;
import java.util.List;

/** Flags pods that a NoSchedule taint leaves where they are and that nothing would replace. */
final class Misscheduled implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "misscheduled",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "pod that stays on a node which should no longer have one")
          .searchTerms("MISSCHEDULED", "numberMisscheduled", "KubeDaemonSetMisScheduled");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Placement placement = context.cluster().placementOf(daemonSet);
    if (placement.misscheduled() == 0) {
      return;
    }
    List<Node> staying = placement.misscheduledNodes();
    Verdict verdict = placement.verdictOn(staying.get(0));
    UnfitReason reason = verdict.reason();
    FindingBuilder report =
        context.report(
            UntoleratedNodes.place(daemonSet.pod()),
            "%s (%s) %s a pod that may no longer be started there: MISSCHEDULED is %s"
                .formatted(
                    NodeNameList.count(staying.size()),
                    NodeNameList.list(staying),
                    staying.size() == 1 ? "keeps" : "keep",
                    staying.size()));
    Taint taint = reason == null ? null : reason.taint();
    if (taint != null) {
      report.note(taint.place(), "the taint that is not tolerated");
      new UntoleratedNodes(taint, staying).offer(daemonSet.pod(), report);
    }
  }
}
