package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.nodegroup.AlikeAnswer;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.GroupAnswer.Fit;
import dev.rollcall.placement.nodegroup.GroupNames;
import dev.rollcall.podadmission.PodRequests;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Flags a DaemonSet whose pods find no room on any node of a group, whatever its shape. */
final class GroupTooSmall implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "group-too-small",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "daemon pods that ask for more than a node of a group has")
          .searchTerms("Too many pods", "Insufficient cpu", "Insufficient memory");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    if (context.cluster().groups().isEmpty()) {
      return;
    }
    Map<String, List<DeclaredGroup>> byShortage = new LinkedHashMap<>();
    for (AlikeAnswer one : context.cluster().groups().alikeAnswersOf(daemonSet)) {
      String shortage = one.answer().shortage();
      if (one.answer().fits() == Fit.NO && shortage != null) {
        byShortage.computeIfAbsent(shortage, key -> new ArrayList<>()).addAll(one.groups());
      }
    }
    byShortage.forEach((shortage, groups) -> report(daemonSet, shortage, groups, context));
  }

  private static void report(
      DaemonSet daemonSet, String shortage, List<DeclaredGroup> groups, RuleContext context) {
    String names = GroupNames.of(groups);
    DeclaredGroup first = groups.get(0);
    if (shortage.equals(PendingPods.TOO_MANY)) {
      context.report(
          daemonSet.meta().name().place(),
          "the pod stays Pending on nodes of %s: a node takes %s pods, and other DaemonSets have as many there"
              .formatted(names, first.maxPods()));
      return;
    }
    String resource = shortage.substring(shortage.lastIndexOf(' ') + 1);
    Quantity asked = PodRequests.of(daemonSet.pod()).getOrDefault(resource, Quantity.ZERO);
    Quantity all = first.capacity().getOrDefault(resource, Quantity.ZERO);
    String others = asked.compareTo(all) > 0 ? "" : ", and other DaemonSets ask for the rest";
    context.report(
        PendingPods.asking(daemonSet.pod(), resource),
        "the pod stays Pending on nodes of %s: it asks for %s of %s where a node has at most %s%s"
            .formatted(names, asked, resource, all, others));
  }
}
