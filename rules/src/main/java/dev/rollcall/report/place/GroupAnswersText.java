package dev.rollcall.report.place;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.controller.UnfitReason;
import dev.rollcall.placement.nodegroup.AlikeAnswer;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.DeclaredGroups;
import dev.rollcall.placement.nodegroup.GroupAnswer;
import dev.rollcall.placement.nodegroup.GroupAnswer.Answer;
import dev.rollcall.placement.nodegroup.GroupNames;
import dev.rollcall.text.Plural;
import dev.rollcall.text.TextSanitizer;
import dev.rollcall.text.WordWrap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Says for one DaemonSet what it comes to on groups of nodes; groups that fare alike share it. */
final class GroupAnswersText {

  /** So many kinds of answers are told apart, unless all are wanted. */
  private static final int MAX_LINES = 8;

  private final DeclaredGroups groups;
  private final int width;
  private final boolean all;

  /**
   * Speaks of groups.
   *
   * @param width how many columns a line has at most
   * @param all whether every group gets a line of its own
   */
  GroupAnswersText(DeclaredGroups groups, int width, boolean all) {
    this.groups = groups;
    this.width = width;
    this.all = all;
  }

  /** Appends what there is to say, nothing if every node has its pod from the start. */
  void append(StringBuilder out, DaemonSet daemonSet) {
    if (all) {
      for (GroupAnswer answer : groups.answersOf(daemonSet)) {
        String said = said(answer);
        if (!said.isEmpty()) {
          line(out, answer.group().name() + ": " + said);
        }
      }
    } else {
      alike(out, daemonSet);
    }
    if (groups.desired(daemonSet) == null) {
      line(
          out,
          "the groups are of several clusters, which are not added up: "
              + clusters(daemonSet)
              + "; name the directory of one");
    }
  }

  private String clusters(DaemonSet daemonSet) {
    List<String> names = new ArrayList<>(groups.clustersOf(daemonSet));
    names.remove(""); // of what may belong to any
    int more = names.size() - MAX_LINES;
    return more <= 1
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, MAX_LINES)) + " and " + more + " more";
  }

  private void alike(StringBuilder out, DaemonSet daemonSet) {
    Map<String, List<DeclaredGroup>> told = new LinkedHashMap<>();
    Map<Answer, List<DeclaredGroup>> rest = new LinkedHashMap<>();
    for (AlikeAnswer one : groups.alikeAnswersOf(daemonSet)) {
      GroupAnswer answer = one.answer();
      String said = said(answer);
      if (said.isEmpty()) {
        continue;
      }
      List<DeclaredGroup> same = told.get(said);
      if (same != null) {
        same.addAll(one.groups());
      } else if (told.size() < MAX_LINES) {
        told.put(said, new ArrayList<>(one.groups()));
      } else {
        rest.computeIfAbsent(answer.answer(), key -> new ArrayList<>()).addAll(one.groups());
      }
    }
    told.forEach((said, same) -> line(out, GroupNames.of(same) + ": " + said));
    rest.forEach(
        (answer, others) ->
            line(
                out,
                "%s more: %s, for other reasons; --wide tells them"
                    .formatted(Plural.count(others.size(), "group"), answer.id())));
  }

  /** Returns what is to be said of a group, nothing if every node has its pod from the start. */
  private static String said(GroupAnswer answer) {
    return answer.isPlainYes() ? "" : word(answer.answer()) + why(answer);
  }

  /** Returns the same without the answer. */
  static String why(GroupAnswer answer) {
    StringJoiner said = new StringJoiner("; ");
    if (answer.answer() != Answer.YES) {
      for (UnfitReason reason : answer.reasons()) {
        said.add(reason.message());
      }
    }
    if (answer.answer() != Answer.NO && answer.afterStartup()) {
      said.add("a node gets its pod once its startup taints are gone and its labels are there");
    }
    if (answer.fits() == GroupAnswer.Fit.NO) {
      said.add("pending, " + answer.shortage());
    }
    return said.toString();
  }

  private static String word(Answer answer) {
    return switch (answer) {
      case NO -> "no, ";
      case SOME -> "some nodes, others not: ";
      default -> "";
    };
  }

  private void line(StringBuilder out, String text) {
    out.append("  ");
    WordWrap.append(out, TextSanitizer.text(text), 2, 4, width);
    out.append('\n');
  }
}
