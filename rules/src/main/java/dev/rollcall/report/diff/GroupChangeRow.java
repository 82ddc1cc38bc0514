package dev.rollcall.report.diff;

import dev.rollcall.engine.change.GroupChange;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.GroupAnswer;
import dev.rollcall.placement.nodegroup.GroupAnswer.Answer;
import dev.rollcall.placement.nodegroup.GroupNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The groups on which a DaemonSet comes to the same other thing.
 *
 * @param before the answer before with the number of nodes, or {@code none}
 * @param why the reason of the later answer, and what nodes it is for, or empty
 */
record GroupChangeRow(
    DaemonSet daemonSet, List<DeclaredGroup> groups, String before, String after, String why) {

  /** Returns a row for each DaemonSet and each change, in the order of the first. */
  static List<GroupChangeRow> of(List<GroupChange> changes) {
    Map<List<Object>, GroupChangeRow> rows = new LinkedHashMap<>();
    for (GroupChange change : changes) {
      GroupChangeRow row =
          new GroupChangeRow(
              change.daemonSet(),
              new ArrayList<>(),
              word(change.before()),
              word(change.after()),
              why(change));
      String name = change.daemonSet().fullName();
      rows.computeIfAbsent(List.of(name, row.before, row.after, row.why), key -> row)
          .groups()
          .add(change.group());
    }
    return List.copyOf(rows.values());
  }

  /** Returns the names of the groups, of many only the first. */
  String names() {
    return GroupNames.of(groups);
  }

  private static String word(@Nullable GroupAnswer answer) {
    return answer == null ? "none" : answer.answer().id() + " (" + answer.desired() + ")";
  }

  private static String why(GroupChange change) {
    List<String> said = new ArrayList<>();
    GroupAnswer after = change.after();
    if (after != null && after.answer() != Answer.YES && !after.reasons().isEmpty()) {
      said.add(after.reasons().get(0).message());
    }
    if (change.newNodesOnly()) {
      said.add("new nodes only");
    }
    return String.join("; ", said);
  }
}
