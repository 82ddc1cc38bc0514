package dev.rollcall.report.diff;

import dev.rollcall.engine.change.GroupChange;
import dev.rollcall.text.TextSanitizer;
import dev.rollcall.text.WordWrap;
import java.util.List;

/** Tells which groups of nodes gain and lose DaemonSets, for people. */
public final class GroupChangesText {

  private GroupChangesText() {}

  /** Appends a line for each DaemonSet and what it comes to, under a heading. */
  public static void append(StringBuilder out, List<GroupChange> changes, int width) {
    if (changes.isEmpty()) {
      return;
    }
    out.append("\ngroups of nodes that files declare\n");
    for (GroupChangeRow row : GroupChangeRow.of(changes)) {
      String line =
          "%s on %s: %s -> %s%s"
              .formatted(
                  row.daemonSet().fullName(),
                  row.names(),
                  row.before(),
                  row.after(),
                  row.why().isEmpty() ? "" : ", " + row.why());
      out.append("  ");
      WordWrap.append(out, TextSanitizer.text(line), 2, 4, width);
      out.append('\n');
    }
  }
}
