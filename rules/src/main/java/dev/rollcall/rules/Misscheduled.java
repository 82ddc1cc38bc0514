package dev.rollcall.rules;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.Taint;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.Reason;
import dev.rollcall.placement.Verdict;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import java.util.List;

/** Flags pods that a NoSchedule taint leaves where they are and that nothing would replace. */
public final class Misscheduled implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "misscheduled",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "pod that stays on a node which should no longer have one")
          .foundBy("MISSCHEDULED", "numberMisscheduled", "KubeDaemonSetMisScheduled");

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
    List<Node> staying = placement.staying();
    Verdict verdict = placement.verdictOn(staying.get(0));
    Reason reason = verdict.reason();
    Report report =
        context.report(
            Untolerated.place(daemonSet.pod()),
            "%s (%s) %s a pod that may no longer be started there: MISSCHEDULED is %s"
                .formatted(
                    NodeNames.count(staying.size()),
                    NodeNames.list(staying),
                    staying.size() == 1 ? "keeps" : "keep",
                    staying.size()));
    Taint taint = reason == null ? null : reason.taint();
    if (taint != null) {
      report.note(taint.place(), "the taint that is not tolerated");
      new Untolerated(taint, staying).offer(daemonSet.pod(), report);
    }
  }
}
