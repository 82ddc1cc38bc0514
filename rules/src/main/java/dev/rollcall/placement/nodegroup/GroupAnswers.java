package dev.rollcall.placement.nodegroup;

import dev.rollcall.model.PodSpec;
import dev.rollcall.placement.nodegroup.GroupAnswer.Answer;
import dev.rollcall.podadmission.PodRequests;
import dev.rollcall.quantity.Quantity;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one DaemonSet comes to on the groups of its cluster, one answer for each kind of group. */
final class GroupAnswers {

  private final AlikeGroups alike;
  private final List<GroupAnswer> byKind;
  private final Map<Integer, String> shortages = new HashMap<>();

  /**
   * Keeps answers.
   *
   * @param byKind the answer about the first group of each kind
   */
  GroupAnswers(AlikeGroups alike, List<GroupAnswer> byKind) {
    this.alike = alike;
    this.byKind = List.copyOf(byKind);
  }

  AlikeGroups groups() {
    return alike;
  }

  /** Gives a pod of the DaemonSet to each node that gets one. */
  void fill(GroupRoom room, PodSpec pod) {
    if (!alike.limited()) {
      return;
    }
    Map<String, Quantity> requests = PodRequests.of(pod);
    for (int i = 0; i < alike.size(); i++) {
      boolean runs = byKind.get(alike.kind(i)).answer() == Answer.YES;
      if (runs && GroupRoom.isLimited(alike.group(i))) {
        String missing = room.place(alike.number(i), requests);
        if (missing != null) {
          shortages.put(i, missing);
        }
      }
    }
  }

  /** Returns the answer about each group. */
  List<GroupAnswer> each() {
    return new AbstractList<>() {
      @Override
      public GroupAnswer get(int index) {
        GroupAnswer answer = byKind.get(alike.kind(index)).ofAlike(alike.group(index));
        String missing = shortages.get(index);
        return missing == null ? answer : answer.pending(missing);
      }

      @Override
      public int size() {
        return alike.size();
      }
    };
  }

  /** Returns the answers with the groups that each holds for. */
  List<AlikeAnswer> grouped() {
    List<AlikeAnswer> found = new ArrayList<>();
    if (shortages.isEmpty()) {
      for (int kind = 0; kind < byKind.size(); kind++) {
        found.add(new AlikeAnswer(byKind.get(kind), alike.byKind().get(kind)));
      }
      return found;
    }
    Map<String, List<DeclaredGroup>> members = new LinkedHashMap<>();
    Map<String, GroupAnswer> answers = new HashMap<>();
    for (int i = 0; i < alike.size(); i++) {
      String missing = shortages.get(i);
      String kind = alike.kind(i) + " " + missing;
      if (!answers.containsKey(kind)) {
        GroupAnswer answer = byKind.get(alike.kind(i)).ofAlike(alike.group(i));
        answers.put(kind, missing == null ? answer : answer.pending(missing));
      }
      members.computeIfAbsent(kind, key -> new ArrayList<>()).add(alike.group(i));
    }
    members.forEach((kind, same) -> found.add(new AlikeAnswer(answers.get(kind), same)));
    return found;
  }

  /** Returns how many nodes the DaemonSet counts. */
  NodeCount desired() {
    NodeCount sum = NodeCount.NONE;
    for (int kind = 0; kind < byKind.size(); kind++) {
      GroupAnswer answer = byKind.get(kind);
      if (answer.group().neverJoins() == null) {
        sum = sum.plus(answer.answer().countOf(alike.count(kind)));
      }
    }
    return sum;
  }
}
