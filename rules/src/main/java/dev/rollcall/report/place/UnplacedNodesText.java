package dev.rollcall.report.place;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.Taint;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.PodDeletion;
import dev.rollcall.placement.StatusDifferences;
import dev.rollcall.placement.controller.UnfitReason;
import dev.rollcall.report.NodeNameText;
import dev.rollcall.text.TextSanitizer;
import dev.rollcall.text.WordWrap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says for one DaemonSet on which nodes it has no pod and why, and what would change that. */
public final class UnplacedNodesText {

  private static final int MAX_LABELLED = 8;

  private final Placement placement;
  private final int width;

  /**
   * Speaks of a placement.
   *
   * @param width how many columns a line has at most
   */
  UnplacedNodesText(Placement placement, int width) {
    this.placement = placement;
    this.width = width;
  }

  /** Appends everything that there is to say, nothing where every node runs a pod. */
  void append(StringBuilder out) {
    if (placement.isUnknown()) {
      line(out, unknown());
      return;
    }
    if (placement.isWithoutNodes()) {
      standing(out);
    }
    status(out);
    PodStageText stages = new PodStageText(placement, width);
    if (!placement.objectRefused().isEmpty()) {
      stages.appendObjectRefused(out);
      return;
    }
    stages.appendRefused(out);
    stages.appendNeverReady(out);
    refused(out);
    waiting(out);
    missing(out);
    deletions(out);
  }

  /** Returns what cannot be said of a dump without nodes or without pods. */
  static String absence(List<String> absent) {
    String what = String.join(" and ", absent) + " are not in this dump: ";
    if (!absent.contains("nodes")) {
      return what + "the counts are those of the status, and which pods there are is not known";
    }
    return what
        + (absent.contains("pods")
            ? "the counts are those of the status, and nothing is predicted"
            : "what follows is from the pods and the status, and nothing is predicted")
        + " (--cluster PATH takes nodes)";
  }

  /** What the pods show where the nodes are not known. */
  private void standing(StringBuilder out) {
    List<String> names = new ArrayList<>(placement.nodesWithPods());
    if (!names.isEmpty()) {
      line(
          out,
          names.size() == 1 ? "1 node has a pod of it" : names.size() + " nodes have a pod of it");
      String more = names.size() > MAX_LABELLED ? ", ..." : "";
      detail(
          out,
          TextSanitizer.text(String.join(", ", names.stream().limit(MAX_LABELLED).toList()))
              + more);
    }
  }

  /** Both numbers where the status has others than the objects give. */
  private void status(StringBuilder out) {
    StatusDifferences differences = placement.statusDifferences();
    if (differences.counts().isEmpty()) {
      return;
    }
    List<String> counts = new ArrayList<>();
    for (StatusDifferences.Count count : differences.counts()) {
      counts.add(
          "%s %s where the dump gives %s"
              .formatted(count.column(), count.recorded(), count.counted()));
    }
    line(out, "the status says " + String.join(", ", counts) + ": " + differences.reason());
  }

  private String unknown() {
    return placement.isOnPartialNodes()
        ? "unknown: the nodes are given in part, with no status and no label of a kubelet, so their"
            + " other labels are unknown; give them as \"kubectl get nodes -o yaml\""
            + " prints them"
        : "unknown: it asks for labels of which the reference cluster knows nothing; give your own"
            + " nodes with --cluster PATH";
  }

  /** Nodes that the controller passes over, grouped by what the pods want of them. */
  private void refused(StringBuilder out) {
    Map<String, Refused> groups = new LinkedHashMap<>();
    placement
        .verdicts()
        .forEach(
            (node, verdict) -> {
              UnfitReason reason = verdict.reason();
              if (reason != null) {
                String wanted =
                    reason.requirement().isEmpty() ? reason.message() : reason.requirement();
                groups
                    .computeIfAbsent(verdict.id() + wanted, key -> new Refused(reason))
                    .add(node, reason);
              }
            });
    groups.values().forEach(group -> refused(out, group));
  }

  /** Nodes that lack the same. */
  private static final class Refused {

    private final UnfitReason reason;
    private final List<Node> nodes = new ArrayList<>();
    private boolean same = true;

    Refused(UnfitReason reason) {
      this.reason = reason;
    }

    void add(Node node, UnfitReason other) {
      nodes.add(node);
      same &= other.message().equals(reason.message());
    }

    /** What one node has instead is only worth telling where all have the same. */
    String message() {
      return same ? reason.message() : reason.requirement() + ", they have another value or none";
    }
  }

  private void refused(StringBuilder out, Refused group) {
    List<Node> nodes = group.nodes;
    line(out, NodeNameText.count(nodes) + ": " + group.message());
    detail(out, NodeNameText.of(nodes));
    List<Node> staying = new ArrayList<>();
    nodes.stream().filter(placement::isMisscheduledOn).forEach(staying::add);
    if (!staying.isEmpty()) {
      boolean one = staying.size() == 1;
      String pods =
          one ? "the pod that is there only stays: " : "the pods that are there only stay: ";
      detail(out, pods + NodeNameText.of(staying));
    }
    if (!group.reason.taints().isEmpty()) {
      tolerations(out, group.reason.taints());
    } else if (group.reason.label() != null) {
      label(out, group.reason.label(), nodes);
    }
  }

  private void tolerations(StringBuilder out, List<Taint> taints) {
    String which = taints.size() == 1 ? "this toleration:" : "these tolerations:";
    detail(out, "to run there, add " + which);
    taints.forEach(taint -> toleration(out, taint));
  }

  private static void toleration(StringBuilder out, Taint taint) {
    out.append("      - key: ").append(TextSanitizer.text(taint.key().get())).append('\n');
    String value = taint.value().get();
    if (value.isEmpty()) {
      out.append("        operator: Exists\n");
    } else {
      out.append("        operator: Equal\n");
      out.append("        value: ").append(quoted(value)).append('\n');
    }
    out.append("        effect: ").append(TextSanitizer.text(taint.effect().get())).append('\n');
  }

  /** YAML would read some values as something else than a string. */
  private static String quoted(String value) {
    boolean plain = Character.isLetter(value.charAt(0));
    String lower = value.toLowerCase(java.util.Locale.ROOT);
    boolean word =
        List.of("true", "false", "yes", "no", "on", "off", "y", "n", "null").contains(lower);
    return plain && !word ? TextSanitizer.text(value) : '"' + TextSanitizer.text(value) + '"';
  }

  private void label(StringBuilder out, String label, List<Node> nodes) {
    String key = label.substring(0, label.indexOf('='));
    if (NodeIdentityLabels.has(key)) {
      return; // another value makes no other machine
    }
    boolean labelled = nodes.stream().anyMatch(node -> node.labels().has(key));
    String overwrite = labelled ? " --overwrite" : "";
    detail(out, "to run there, label the " + (nodes.size() == 1 ? "node:" : "nodes:"));
    String end = ' ' + TextSanitizer.text(label) + overwrite + '\n';
    String names = String.join(" ", nodes.stream().map(Node::name).limit(MAX_LABELLED).toList());
    String command = "      kubectl label node ";
    boolean fits = command.length() + names.length() + end.length() <= width + 1;
    boolean named = fits && nodes.size() <= MAX_LABELLED;
    out.append(command).append(named ? TextSanitizer.text(names) : "NODE").append(end);
  }

  private void waiting(StringBuilder out) {
    Map<String, List<Node>> groups = new LinkedHashMap<>();
    placement
        .pending()
        .forEach(
            (node, reasons) ->
                groups
                    .computeIfAbsent(String.join(", ", reasons), key -> new ArrayList<>())
                    .add(node));
    groups.forEach(
        (reasons, nodes) -> {
          // The pod may be one that a cluster has not made yet.
          boolean made = placement.missing().isEmpty();
          String one = made ? "its pod waits" : "its pod would wait";
          String pods =
              nodes.size() == 1 ? one : made ? "their pods wait" : "their pods would wait";
          line(out, NodeNameText.count(nodes) + ": " + pods + ": " + reasons);
          detail(out, NodeNameText.of(nodes));
        });
    named(out, placement.preemptors(), "makes room for ");
    Map<Node, String> preempting = new LinkedHashMap<>();
    placement
        .preemptionVictims()
        .forEach((node, victims) -> preempting.put(node, String.join(", ", victims)));
    named(out, preempting, "would preempt ");
    outranked(out);
  }

  private void named(StringBuilder out, Map<Node, String> whom, String verb) {
    Map<String, List<Node>> groups = new LinkedHashMap<>();
    whom.forEach((node, name) -> groups.computeIfAbsent(name, k -> new ArrayList<>()).add(node));
    groups.forEach(
        (name, nodes) -> {
          line(out, NodeNameText.count(nodes) + ": the pod " + verb + TextSanitizer.text(name));
          detail(out, NodeNameText.of(nodes));
        });
  }

  /** In a dump the pods that took the room are there already. */
  private void outranked(StringBuilder out) {
    Map<String, List<Node>> groups = new LinkedHashMap<>();
    placement
        .blockingPods()
        .forEach(
            (node, names) ->
                groups
                    .computeIfAbsent(String.join(", ", names), key -> new ArrayList<>())
                    .add(node));
    groups.forEach(
        (names, nodes) -> {
          line(
              out,
              NodeNameText.count(nodes)
                  + ": pods of higher priority hold or take what it needs: "
                  + TextSanitizer.text(names));
          detail(out, NodeNameText.of(nodes));
        });
  }

  private void missing(StringBuilder out) {
    List<Node> missing = placement.missing();
    if (missing.isEmpty()) {
      return;
    }
    line(out, NodeNameText.count(missing) + ": a pod is desired and none is there");
    detail(out, NodeNameText.of(missing));
    String runtimeClass = placement.daemonSet().pod().runtimeClassName().get();
    if (!runtimeClass.isEmpty()) {
      detail(
          out,
          "the pods name RuntimeClass \""
              + TextSanitizer.text(runtimeClass)
              + "\"; a cluster without it refuses to create them");
    }
  }

  private void deletions(StringBuilder out) {
    for (PodDeletion deletion : placement.deletions()) {
      line(
          out,
          "the controller deletes pod "
              + TextSanitizer.text(deletion.pod().name())
              + " on "
              + TextSanitizer.text(deletion.node())
              + ": "
              + TextSanitizer.text(deletion.why()));
    }
  }

  private void line(StringBuilder out, String text) {
    out.append("  ");
    WordWrap.append(out, TextSanitizer.text(text), 2, 4, width);
    out.append('\n');
  }

  private void detail(StringBuilder out, String text) {
    out.append("    ");
    WordWrap.append(out, text, 4, 6, width);
    out.append('\n');
  }

  /** Returns the heading of a DaemonSet. */
  public static String heading(DaemonSet daemonSet) {
    return TextSanitizer.text(daemonSet.namespace()) + "/" + TextSanitizer.text(daemonSet.name());
  }
}
