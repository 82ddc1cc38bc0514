package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import dev.rollcall.placement.controller.UnfitReason;
import dev.rollcall.placement.nodegroup.DeclaredGroups;
import dev.rollcall.placement.nodegroup.GroupAnswer;
import dev.rollcall.rule.RuleContext;
import java.util.StringJoiner;

/** Reports a DaemonSet that gets no node of the groups that files declare. */
final class DesiredZeroOnGroups {

  private static final int MAX_REASONS = 300;

  private DesiredZeroOnGroups() {}

  /** Groups that files declare may not be all that there are, so this is no error. */
  static void check(DaemonSet daemonSet, RuleContext context) {
    DeclaredGroups groups = context.cluster().groups();
    if (!groups.givesNone(daemonSet)) {
      return;
    }
    StringJoiner reasons = new StringJoiner("; ");
    for (GroupAnswer answer : groups.answersOf(daemonSet)) {
      if (reasons.length() < MAX_REASONS) {
        reasons.add(answer.group().name() + ": " + answer.reasons().get(0).message());
      }
    }
    UnfitReason first = groups.answersOf(daemonSet).get(0).reasons().get(0);
    PodSpec pod = daemonSet.pod();
    boolean selected = first.taint() == null && !pod.nodeSelector().isEmpty();
    context
        .report(
            selected ? pod.nodeSelector().place() : UntoleratedNodes.place(pod),
            "runs on no node of the groups that files declare, so DESIRED is 0: " + reasons)
        .severity(Severity.WARNING);
  }
}
