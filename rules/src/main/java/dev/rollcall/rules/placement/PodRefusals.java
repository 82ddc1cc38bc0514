package dev.rollcall.rules.placement;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Placement;
import dev.rollcall.podadmission.PodRefusal;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What admission plugins have against the pods of a DaemonSet. */
final class PodRefusals {

  private PodRefusals() {}

  /** Returns what a plugin refuses on every node or on some, each once. */
  static List<PodRefusal> by(String plugin, DaemonSet daemonSet, RuleContext context) {
    Placement placement = context.cluster().placementOf(daemonSet);
    List<PodRefusal> always = placement.lifecycle().admitted().refusals();
    Map<Node, List<PodRefusal>> some = placement.refused();
    if (always.isEmpty() && some.isEmpty()) {
      return List.of();
    }
    Set<PodRefusal> refusals = new LinkedHashSet<>(always);
    some.values().forEach(refusals::addAll);
    List<PodRefusal> own = new ArrayList<>();
    for (PodRefusal refusal : refusals) {
      if (refusal.by().equals(plugin)) {
        own.add(refusal);
      }
    }
    return own;
  }

  /**
   * Reports a refusal with a note on who asks for something else.
   *
   * @param remedy what to do, at the end of the sentence
   */
  static FindingBuilder report(
      PodRefusal refusal, String remedy, String note, RuleContext context) {
    FindingBuilder report =
        context.report(
            refusal.place(), "%s: no pod is created; %s".formatted(refusal.message(), remedy));
    return refusal.demand() == refusal.place() ? report : report.note(refusal.demand(), note);
  }
}
