package dev.rollcall.rules.placement;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Taint;
import dev.rollcall.placement.nodegroup.AlikeAnswer;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.DeclaredGroups;
import dev.rollcall.placement.nodegroup.GroupAnswer;
import dev.rollcall.placement.nodegroup.GroupAnswer.Answer;
import dev.rollcall.placement.nodegroup.GroupNames;
import dev.rollcall.placement.scheduler.NodeSelectionKeys;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The groups of nodes that only a taint keeps a DaemonSet off. */
final class TaintedGroups {

  /** A DaemonSet that lacks more tolerations than this gets one finding for all. */
  private static final int MAX_TAINTS = 3;

  private final DaemonSet daemonSet;
  private final PodSpec pod;
  private final Map<String, Taint> taints = new LinkedHashMap<>();
  private final Map<String, List<DeclaredGroup>> byTaint = new LinkedHashMap<>();

  TaintedGroups(DaemonSet daemonSet, DeclaredGroups groups) {
    this.daemonSet = daemonSet;
    pod = daemonSet.pod();
    List<String> keys = NodeSelectionKeys.of(pod).keys();
    for (AlikeAnswer one : groups.alikeAnswersOf(daemonSet)) {
      Taint taint = taint(one.answer(), pod);
      if (taint != null && isSelected(one.answer().group(), keys)) {
        taints.putIfAbsent(taint.toString(), taint);
        byTaint.computeIfAbsent(taint.toString(), key -> new ArrayList<>()).addAll(one.groups());
      }
    }
  }

  /**
   * A taint alone keeps the DaemonSet off; taints of roles are a choice, but not for the network.
   */
  private static @Nullable Taint taint(GroupAnswer answer, PodSpec pod) {
    if (answer.answer() != Answer.NO || answer.reasons().isEmpty()) {
      return null;
    }
    Taint taint = answer.reasons().get(0).taint();
    boolean role = taint != null && taint.key().get().startsWith("node-role.kubernetes.io/");
    return role && NodeCriticalAgent.primaryNetworkPlugin(pod) == null ? null : taint;
  }

  /** A taint decides also where it is not known whether the nodes are selected at all. */
  private static boolean isSelected(DeclaredGroup group, List<String> keys) {
    for (String key : keys) {
      if (!group.labels().containsKey(key) && !group.absent().contains(key)) {
        return false;
      }
    }
    return true;
  }

  /** Reports the taints, but for those for which a toleration is meant that misses them. */
  void report(RuleContext context) {
    taints.values().removeIf(taint -> UntoleratedTaint.isMeant(daemonSet, taint, context));
    if (taints.size() > MAX_TAINTS) {
      reportAll(context);
      return;
    }
    taints.forEach(
        (text, taint) -> {
          String names = GroupNames.of(byTaint.getOrDefault(text, List.of()));
          FindingBuilder report =
              context.report(
                  UntoleratedNodes.place(pod),
                  "runs on no node of %s, whose taint \"%s\" it does not tolerate"
                      .formatted(names, taint));
          report.note(taint.place(), "the taint");
          TolerationSnippet.toleration(report, pod, taint.key().get(), taint.effect().get(), false);
        });
  }

  private void reportAll(RuleContext context) {
    List<String> texts = List.copyOf(taints.keySet());
    List<DeclaredGroup> all = new ArrayList<>();
    texts.forEach(text -> all.addAll(byTaint.getOrDefault(text, List.of())));
    context
        .report(
            UntoleratedNodes.place(pod),
            "runs on no node of %s, whose %s taints it does not tolerate: %s and %s more"
                .formatted(
                    GroupNames.of(all),
                    texts.size(),
                    String.join(", ", texts.subList(0, MAX_TAINTS)),
                    texts.size() - MAX_TAINTS))
        .note("to tolerate every taint: {operator: Exists}");
  }
}
