package dev.rollcall.placement.nodegroup;

import dev.rollcall.placement.nodegroup.GroupAnswer.Answer;
import dev.rollcall.placement.nodegroup.GroupAnswer.Fit;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What one DaemonSet comes to on the groups of its cluster, one answer for each kind of group. */
final class GroupAnswers {

  private final AlikeGroups alike;
  private final List<GroupAnswer> byKind;
  private final BitSet full = new BitSet();

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

  /**
   * Gives a pod of the DaemonSet to each node that gets one. Daemon pods fill a node up to its
   * number of pods; which of them wait is known without sizes.
   *
   * @param pods the daemon pods on a node of each group of all clusters, counted up
   */
  void fill(int[] pods) {
    for (int i = 0; alike.podsLimited() && i < alike.size(); i++) {
      Long most = alike.group(i).maxPods();
      if (most != null && byKind.get(alike.kind(i)).answer() == Answer.YES) {
        full.set(i, ++pods[alike.number(i)] > most);
      }
    }
  }

  /** Returns the answer about each group. */
  List<GroupAnswer> each() {
    return new AbstractList<>() {
      @Override
      public GroupAnswer get(int index) {
        GroupAnswer answer = byKind.get(alike.kind(index)).ofAlike(alike.group(index));
        return full.get(index) ? answer.withFit(Fit.NO) : answer;
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
    if (full.isEmpty()) {
      for (int kind = 0; kind < byKind.size(); kind++) {
        found.add(new AlikeAnswer(byKind.get(kind), alike.byKind().get(kind)));
      }
      return found;
    }
    for (int kind = 0; kind < byKind.size(); kind++) {
      List<DeclaredGroup> roomy = new ArrayList<>();
      List<DeclaredGroup> crowded = new ArrayList<>();
      for (int i = 0; i < alike.size(); i++) {
        if (alike.kind(i) == kind) {
          (full.get(i) ? crowded : roomy).add(alike.group(i));
        }
      }
      GroupAnswer answer = byKind.get(kind);
      if (!roomy.isEmpty()) {
        found.add(new AlikeAnswer(answer.ofAlike(roomy.get(0)), roomy));
      }
      if (!crowded.isEmpty()) {
        found.add(new AlikeAnswer(answer.ofAlike(crowded.get(0)).withFit(Fit.NO), crowded));
      }
    }
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
