package dev.rollcall.report.place;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.Taint;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.TriedChange;
import dev.rollcall.placement.controller.UnfitReason;
import dev.rollcall.placement.controller.Verdict;
import dev.rollcall.report.AnsiStyle;
import dev.rollcall.report.NodeNameText;
import dev.rollcall.text.Plural;
import dev.rollcall.text.TextSanitizer;
import dev.rollcall.text.WordWrap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what changes of nodes that are tried out do to the pods of each DaemonSet. */
public final class TriedChangeText {

  private final AnsiStyle style;
  private final int width;

  /**
   * Creates a text.
   *
   * @param width how many columns a line has at most
   */
  public TriedChangeText(AnsiStyle style, int width) {
    this.style = style;
    this.width = width;
  }

  /** Returns what becomes different, and who keeps a pod on the changed nodes. */
  public String of(TriedChange tried, List<Placement> placements) {
    if (tried.before().isByGroups()) {
      return ofGroups(tried, placements);
    }
    StringBuilder details = new StringBuilder();
    List<String> kept = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    int different = 0;
    for (Placement placement : placements) {
      DaemonSet daemonSet = placement.daemonSet();
      TriedChange.Effect effect = tried.effectOn(daemonSet);
      if (effect == null) {
        (placement.objectRefused().isEmpty() ? unknown : refused).add(daemonSet.fullName());
      } else if (effect.isAny()) {
        different++;
        effect(details, effect);
      } else if (!effect.kept().isEmpty()) {
        kept.add(daemonSet.fullName());
      }
    }
    StringBuilder out = new StringBuilder();
    heading(out, tried, different, placements.size());
    out.append(details);
    names(out, "unchanged, with a pod on the changed nodes", kept);
    names(out, "refused, so without pods", refused);
    names(out, "unknown", unknown);
    return out.append('\n').toString();
  }

  private void heading(StringBuilder out, TriedChange tried, int different, int all) {
    wrap(
        out,
        "With "
            + String.join(", ", tried.changes())
            + ", "
            + (different == 0 ? "none of " : different + " of ")
            + Plural.count(all, "DaemonSet")
            + (different <= 1 ? " changes:" : " change:"),
        0,
        2);
  }

  private String ofGroups(TriedChange tried, List<Placement> placements) {
    TriedGroupsText groups = new TriedGroupsText(tried);
    StringBuilder details = new StringBuilder();
    List<String> kept = new ArrayList<>();
    int different = 0;
    for (Placement placement : placements) {
      List<String> lines = groups.lines(placement);
      if (!lines.isEmpty()) {
        different++;
        DaemonSet daemonSet = placement.daemonSet();
        details.append("  ").append(style.strong(TextSanitizer.text(daemonSet.fullName())));
        details.append("  DESIRED ").append(groups.desired(daemonSet)).append('\n');
        lines.forEach(each -> line(details, each));
      } else if (groups.stays(placement)) {
        kept.add(placement.daemonSet().fullName());
      }
    }
    StringBuilder out = new StringBuilder();
    heading(out, tried, different, placements.size());
    out.append(details);
    names(out, "unchanged, with pods on the changed groups", kept);
    return out.append('\n').toString();
  }

  private void effect(StringBuilder out, TriedChange.Effect effect) {
    DaemonSet daemonSet = effect.after().daemonSet();
    out.append("  ").append(style.strong(TextSanitizer.text(daemonSet.fullName())));
    out.append("  DESIRED ").append(effect.before().desired());
    out.append(" -> ").append(effect.after().desired());
    if (effect.before().pendingCount() != effect.after().pendingCount()) {
      out.append(", PENDING ").append(effect.before().pendingCount());
      out.append(" -> ").append(effect.after().pendingCount());
    }
    out.append('\n');
    byReason(effect.after(), effect.lost())
        .forEach((why, nodes) -> lost(out, effect.after(), why, nodes));
    byReason(effect.after(), effect.staying()).forEach((why, nodes) -> staying(out, why, nodes));
    byReason(effect.after(), effect.unknown())
        .forEach((why, nodes) -> line(out, "on " + nodes(nodes) + ": " + why));
    if (!effect.gained().isEmpty()) {
      line(out, "gets a pod on " + nodes(effect.gained()));
    }
    if (!effect.kept().isEmpty()) {
      line(out, "keeps its pod on " + nodes(effect.kept()));
    }
  }

  private static Map<String, List<Node>> byReason(Placement after, List<Node> nodes) {
    Map<String, List<Node>> groups = new LinkedHashMap<>();
    for (Node node : nodes) {
      groups.computeIfAbsent(after.stoppedOn(node), why -> new ArrayList<>()).add(node);
    }
    return groups;
  }

  private void lost(StringBuilder out, Placement after, String why, List<Node> nodes) {
    String verb = isEvictedFrom(nodes.get(0), after) ? "is evicted from " : "loses its pod on ";
    line(out, verb + nodes(nodes) + ": " + why);
  }

  private static boolean isEvictedFrom(Node node, Placement after) {
    Verdict verdict = after.verdicts().get(node);
    UnfitReason reason = verdict == null ? null : verdict.reason();
    Taint taint = reason == null ? null : reason.taint();
    return taint != null && taint.effect().get().equals("NoExecute");
  }

  private void staying(StringBuilder out, String why, List<Node> nodes) {
    line(
        out,
        "keeps its pod on "
            + nodes(nodes)
            + ", MISSCHEDULED until it is deleted, and gets no other: "
            + why);
  }

  private static String nodes(List<Node> nodes) {
    String names = NodeNameText.of(nodes);
    return nodes.size() == 1 ? names : NodeNameText.count(nodes) + " (" + names + ")";
  }

  private void names(StringBuilder out, String what, List<String> names) {
    if (!names.isEmpty()) {
      wrap(out, "  " + what + ": " + String.join(", ", names), 0, 4);
    }
  }

  private void line(StringBuilder out, String text) {
    wrap(out, "    " + text, 0, 6);
  }

  private void wrap(StringBuilder out, String text, int column, int indent) {
    String plain = text.stripLeading();
    int lead = text.length() - plain.length();
    out.append(" ".repeat(lead));
    WordWrap.append(out, TextSanitizer.text(plain), column + lead, indent, width);
    out.append('\n');
  }
}
