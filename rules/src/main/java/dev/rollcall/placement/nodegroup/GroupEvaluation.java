package dev.rollcall.placement.nodegroup;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.Taint;
import dev.rollcall.model.Toleration;
import dev.rollcall.placement.controller.DaemonSetController;
import dev.rollcall.placement.controller.UnfitReason;
import dev.rollcall.placement.controller.Verdict;
import dev.rollcall.placement.nodegroup.GroupAnswer.Answer;
import dev.rollcall.placement.nodegroup.GroupAnswer.Fit;
import dev.rollcall.text.Placeholders;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks the DaemonSet controller about every kind of node that a group may have: one node for each
 * combination of the labels that the DaemonSet asks for, with and without taints of some nodes.
 */
final class GroupEvaluation {

  private final DaemonSet daemonSet;
  private final Set<String> keys;

  GroupEvaluation(DaemonSet daemonSet, Set<String> keys) {
    this.daemonSet = daemonSet;
    this.keys = keys;
  }

  /** Returns whether the nodes of the group get a pod. */
  GroupAnswer of(DeclaredGroup group) {
    if (group.neverJoins() != null) {
      UnfitReason reason = reason("Registration", group.neverJoins());
      return new GroupAnswer(
          group, Answer.NO, List.of(reason), false, Fit.UNKNOWN, null, NodeCount.NONE);
    }
    Set<Answer> seen = new LinkedHashSet<>();
    List<UnfitReason> reasons = new ArrayList<>();
    for (NodeShape shape : NodeShape.of(group, keys)) {
      UnfitReason why = ask(group, shape, seen);
      if (why != null && !reasons.contains(why)) {
        reasons.add(why);
      }
    }
    Answer answer = combine(seen);
    if (answer == Answer.YES || answer == Answer.SOME) {
      Taint deadlock = StartupTaints.deadlock(daemonSet, group);
      if (deadlock != null) {
        String message =
            "the startup taint %s is taken off by this agent, which does not tolerate it"
                .formatted(deadlock);
        return new GroupAnswer(
            group,
            Answer.NO,
            List.of(new UnfitReason("TaintToleration", message, List.of(deadlock), "", null)),
            false,
            Fit.UNKNOWN,
            null,
            NodeCount.NONE);
      }
    }
    return new GroupAnswer(
        group,
        answer,
        answer == Answer.YES ? List.of() : reasons,
        answer != Answer.NO && isAfterStartup(group),
        Fit.UNKNOWN,
        null,
        answer.countOf(group.count()));
  }

  private @Nullable UnfitReason ask(DeclaredGroup group, NodeShape shape, Set<Answer> seen) {
    Node node = shape.node();
    Verdict verdict = DaemonSetController.verdict(daemonSet, node, shape.known());
    if (verdict != null && verdict.runs() && !group.taintsKnown() && !toleratesAll()) {
      seen.add(Answer.UNKNOWN);
      return reason("TaintToleration", "unknown: no file says which taints the nodes have");
    }
    List<Taint> untolerated = DaemonSetController.untolerated(daemonSet, node);
    boolean byTaint =
        verdict == null || (verdict.reason() != null && verdict.reason().taint() != null);
    if (byTaint && mayBeTolerated(untolerated)) {
      seen.add(Answer.UNKNOWN);
      return reason(
          "TaintToleration",
          "unknown: no file says the value of the taint " + untolerated.get(0).key().get());
    }
    if (verdict != null) {
      seen.add(verdict.runs() ? Answer.YES : Answer.NO);
      return verdict.reason();
    }
    // Whatever the labels are, a taint that is not tolerated decides.
    if (!untolerated.isEmpty()) {
      seen.add(Answer.NO);
      return UnfitReason.untolerated(untolerated);
    }
    seen.add(Answer.UNKNOWN);
    return reason("NodeAffinity", "unknown: " + missing(shape));
  }

  /** Returns whether tolerations have the keys of all taints, of which no value is known. */
  private boolean mayBeTolerated(List<Taint> untolerated) {
    for (Taint taint : untolerated) {
      if (!Placeholders.isUnresolved(taint.value().get()) || !isMeant(taint)) {
        return false;
      }
    }
    return !untolerated.isEmpty();
  }

  private boolean isMeant(Taint taint) {
    for (Toleration toleration : daemonSet.pod().tolerations()) {
      if (toleration.key().get().equals(taint.key().get())) {
        return true;
      }
    }
    return false;
  }

  private boolean toleratesAll() {
    for (Toleration toleration : daemonSet.pod().tolerations()) {
      boolean everything =
          toleration.key().get().isEmpty()
              && toleration.effect().get().isEmpty()
              && toleration.operator().get().equals("Exists");
      if (everything) {
        return true;
      }
    }
    return false;
  }

  private String missing(NodeShape shape) {
    List<String> absent = new ArrayList<>();
    List<String> valueless = new ArrayList<>();
    for (String key : keys) {
      boolean shown = shape.node().labels().has(key);
      if (shown && !shape.known().hasValueOf(key)) {
        valueless.add(key);
      } else if (!shown && !shape.known().contains(key)) {
        absent.add(key);
      }
    }
    if (!absent.isEmpty()) {
      return "no file says whether nodes of the group have the label " + String.join(", ", absent);
    }
    return valueless.isEmpty()
        ? "it depends on the name of the node, which no file says"
        : "no file says the value of the label " + String.join(", ", valueless);
  }

  private static UnfitReason reason(String filter, @Nullable String message) {
    return new UnfitReason(filter, String.valueOf(message), List.of(), "", null);
  }

  private static Answer combine(Set<Answer> seen) {
    if (seen.size() == 1) {
      return seen.iterator().next();
    }
    return seen.contains(Answer.UNKNOWN) ? Answer.UNKNOWN : Answer.SOME;
  }

  private boolean isAfterStartup(DeclaredGroup group) {
    for (String key : keys) {
      LabelFact fact = group.labels().get(key);
      if (fact != null && fact.afterStartup()) {
        return true;
      }
    }
    NodeShape shape = NodeShape.starting(group);
    return !DaemonSetController.untolerated(daemonSet, shape.node()).isEmpty();
  }
}
