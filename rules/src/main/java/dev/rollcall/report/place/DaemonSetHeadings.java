package dev.rollcall.report.place;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.Placement;
import dev.rollcall.report.AnsiStyle;
import dev.rollcall.text.TextSanitizer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Headings of DaemonSets; several files may hold one of the same name, as for many providers. */
final class DaemonSetHeadings {

  private final AnsiStyle style;
  private final Set<String> repeated = new HashSet<>();

  DaemonSetHeadings(AnsiStyle style, List<Placement> placements) {
    this.style = style;
    Set<String> seen = new HashSet<>();
    for (Placement placement : placements) {
      String name = placement.daemonSet().fullName();
      if (!seen.add(name)) {
        repeated.add(name);
      }
    }
  }

  /** Appends each text under the DaemonSets that it is for. */
  void append(StringBuilder out, Map<String, List<DaemonSet>> texts) {
    texts.forEach(
        (text, daemonSets) -> {
          out.append('\n');
          daemonSets.forEach(each -> append(out, each));
          out.append(text);
        });
  }

  /** Appends a line with the name, and one with the file if the name is not enough. */
  private void append(StringBuilder out, DaemonSet daemonSet) {
    out.append(style.strong(UnplacedNodesText.heading(daemonSet))).append('\n');
    if (repeated.contains(daemonSet.fullName())) {
      out.append("  in ").append(TextSanitizer.text(daemonSet.origin().file().name())).append('\n');
    }
  }
}
