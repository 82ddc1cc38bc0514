package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import dev.rollcall.placement.controller.UnfitReason;
import dev.rollcall.placement.nodegroup.AlikeAnswer;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.DeclaredGroups;
import dev.rollcall.placement.nodegroup.GroupNames;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.text.Plural;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Reports a DaemonSet that gets no node of the groups that files declare. */
final class DesiredZeroOnGroups {

  private static final int MAX_REASONS = 3;

  private DesiredZeroOnGroups() {}

  /** Groups that files declare may not be all that there are, so this is no error. */
  static void check(DaemonSet daemonSet, RuleContext context) {
    DeclaredGroups groups = context.cluster().groups();
    if (!groups.givesNone(daemonSet)) {
      return;
    }
    String reasons = reasons(groups.alikeAnswersOf(daemonSet));
    UnfitReason first = groups.answersOf(daemonSet).get(0).reasons().get(0);
    PodSpec pod = daemonSet.pod();
    boolean selected = first.taint() == null && !pod.nodeSelector().isEmpty();
    context
        .report(
            selected ? pod.nodeSelector().place() : UntoleratedNodes.place(pod),
            "runs on no node of the groups that files declare, so DESIRED is 0: " + reasons)
        .severity(Severity.WARNING);
  }

  /** Groups with the same reason share it; of many reasons only the first are told. */
  private static String reasons(List<AlikeAnswer> answers) {
    Map<String, List<DeclaredGroup>> byReason = new LinkedHashMap<>();
    int left = 0;
    for (AlikeAnswer one : answers) {
      left += one.groups().size();
      byReason
          .computeIfAbsent(one.answer().reasons().get(0).message(), key -> new ArrayList<>())
          .addAll(one.groups());
    }
    StringJoiner reasons = new StringJoiner("; ");
    int told = 0;
    for (Map.Entry<String, List<DeclaredGroup>> one : byReason.entrySet()) {
      if (told == MAX_REASONS) {
        return reasons + "; and " + Plural.count(left, "group") + " more for other reasons";
      }
      reasons.add(GroupNames.of(one.getValue()) + ": " + one.getKey());
      told++;
      left -= one.getValue().size();
    }
    return reasons.toString();
  }
}
