package dev.rollcall.report.diff;

import dev.rollcall.engine.change.GroupChange;
import dev.rollcall.placement.nodegroup.GroupAnswer;
import dev.rollcall.placement.nodegroup.GroupAnswer.Answer;
import dev.rollcall.text.TextSanitizer;
import dev.rollcall.text.WordWrap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells for people which groups of nodes gain and lose DaemonSets. */
final class GroupChangesText {

  private GroupChangesText() {}

  static void append(StringBuilder out, List<GroupChange> changes, int width) {
    if (changes.isEmpty()) {
      return;
    }
    out.append("\ngroups of nodes that files declare\n");
    for (GroupChange change : changes) {
      String name = change.daemonSet().fullName();
      String line =
          "%s on %s: %s -> %s%s"
              .formatted(
                  name, change.group(), word(change.before()), word(change.after()), why(change));
      out.append("  ");
      WordWrap.append(out, TextSanitizer.text(line), 2, 4, width);
      out.append('\n');
    }
  }

  private static String word(@Nullable GroupAnswer answer) {
    return answer == null ? "none" : answer.answer().id() + " (" + answer.desired() + ")";
  }

  private static String why(GroupChange change) {
    GroupAnswer after = change.after();
    String reason =
        after == null || after.answer() == Answer.YES || after.reasons().isEmpty()
            ? ""
            : ", " + after.reasons().get(0).message();
    return reason + (change.isForNewNodesOnly() ? "; new nodes only" : "");
  }
}
