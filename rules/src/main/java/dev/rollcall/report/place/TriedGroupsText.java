package dev.rollcall.report.place;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.TriedChange;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.GroupAnswer;
import dev.rollcall.placement.nodegroup.GroupAnswer.Answer;
import dev.rollcall.placement.nodegroup.GroupNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what changes of groups of nodes that are tried out do to a DaemonSet. */
final class TriedGroupsText {

  private final TriedChange tried;

  TriedGroupsText(TriedChange tried) {
    this.tried = tried;
  }

  /** Returns a line for each group, or groups alike, that come to something else. */
  List<String> lines(Placement placement) {
    Map<String, List<DeclaredGroup>> changes = new LinkedHashMap<>();
    for (TriedChange.GroupEffect effect : effects(placement)) {
      if (effect.isAny()) {
        String change = word(effect.was()) + " -> " + told(effect.is());
        changes.computeIfAbsent(change, key -> new ArrayList<>()).add(effect.is().group());
      }
    }
    List<String> lines = new ArrayList<>();
    changes.forEach((change, groups) -> lines.add(GroupNames.of(groups) + ": " + change));
    return lines;
  }

  private List<TriedChange.GroupEffect> effects(Placement placement) {
    return placement.objectRefused().isEmpty()
        ? tried.groupEffectsOn(placement.daemonSet())
        : List.of();
  }

  /** Returns whether a DaemonSet has pods on a changed group, as far as is known. */
  boolean stays(Placement placement) {
    for (TriedChange.GroupEffect effect : effects(placement)) {
      Answer answer = effect.is().answer();
      if (answer == Answer.YES || answer == Answer.SOME) {
        return true;
      }
    }
    return false;
  }

  /** Returns how many nodes count before and after. */
  String desired(DaemonSet daemonSet) {
    return PlaceGroupsText.desired(tried.before(), daemonSet)
        + " -> "
        + PlaceGroupsText.desired(tried.after(), daemonSet);
  }

  private static String word(GroupAnswer answer) {
    String word = answer.answer() == Answer.SOME ? "some nodes" : answer.answer().id();
    String room = answer.fits() == GroupAnswer.Fit.NO ? ", without room" : "";
    return word + (answer.afterStartup() ? " once started" : "") + room;
  }

  /** The reason of what is unknown says that it is. */
  private static String told(GroupAnswer answer) {
    if (answer.answer() == Answer.YES || answer.reasons().isEmpty()) {
      return word(answer);
    }
    String reason = answer.reasons().get(0).message();
    return answer.answer() == Answer.UNKNOWN ? reason : word(answer) + ", " + reason;
  }
}
