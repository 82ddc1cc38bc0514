package dev.rollcall.report.place;

import dev.rollcall.model.Node;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.lifecycle.PodStage;
import dev.rollcall.podadmission.PodRefusal;
import dev.rollcall.report.NodeNameText;
import dev.rollcall.text.TextSanitizer;
import dev.rollcall.text.WordWrap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says on which nodes the pods of a DaemonSet stop on their way, and what stops them. */
public final class PodStageText {

  private final Placement placement;
  private final int width;

  PodStageText(Placement placement, int width) {
    this.placement = placement;
    this.width = width;
  }

  /** Returns everything that stops pods behind the controller, pods that wait included. */
  public static String of(Placement placement, int width) {
    StringBuilder out = new StringBuilder();
    PodStageText text = new PodStageText(placement, width);
    text.appendObjectRefused(out);
    text.appendRefused(out);
    text.appendNeverReady(out);
    Map<String, List<Node>> groups = new LinkedHashMap<>();
    placement.pending().forEach((node, why) -> group(groups, String.join(", ", why)).add(node));
    groups.forEach((why, nodes) -> text.append(out, nodes, "the pod waits", why));
    return out.toString();
  }

  /** Appends why there is no DaemonSet at all; nothing where the API server takes it. */
  void appendObjectRefused(StringBuilder out) {
    if (placement.objectRefused().isEmpty()) {
      return;
    }
    line(out, "the API server refuses the DaemonSet, so there are no pods:", 2);
    for (String message : placement.objectRefused()) {
      line(out, message, 4);
    }
  }

  /** Appends the nodes whose pod is never created. */
  void appendRefused(StringBuilder out) {
    Map<String, List<Node>> groups = new LinkedHashMap<>();
    placement.refused().forEach((node, why) -> group(groups, PodRefusal.text(why)).add(node));
    groups.forEach(
        (why, nodes) -> append(out, nodes, "the API server refuses to create the pod", why));
  }

  /** Appends the nodes whose pod is bound and gets no further. */
  void appendNeverReady(StringBuilder out) {
    Map<String, List<Node>> groups = new LinkedHashMap<>();
    placement
        .neverReady()
        .forEach(
            (node, why) -> {
              boolean started = placement.stageOn(node) != PodStage.NOT_STARTED;
              String what = started ? "the pod never becomes Ready" : "the pod never starts";
              group(groups, what + "\n" + String.join("; ", why)).add(node);
            });
    groups.forEach(
        (text, nodes) -> {
          int end = text.indexOf('\n');
          append(out, nodes, text.substring(0, end), text.substring(end + 1));
        });
    for (String assumption : placement.lifecycle().readiness().assumptions()) {
      line(out, "assumed: " + assumption, 2);
    }
  }

  private static List<Node> group(Map<String, List<Node>> groups, String key) {
    return groups.computeIfAbsent(key, absent -> new ArrayList<>());
  }

  private void append(StringBuilder out, List<Node> nodes, String what, String why) {
    line(out, NodeNameText.count(nodes) + ": " + what + ": " + why, 2);
    line(out, NodeNameText.of(nodes), 4);
  }

  private void line(StringBuilder out, String text, int indent) {
    out.append(" ".repeat(indent));
    WordWrap.append(out, TextSanitizer.text(text), indent, indent + 2, width);
    out.append('\n');
  }
}
