package dev.rollcall.report.place;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.PodDeletion;
import dev.rollcall.placement.StatusDifferences;
import dev.rollcall.placement.scheduler.NodeSelectionKeys;
import dev.rollcall.report.NodeNameText;
import dev.rollcall.text.TextSanitizer;
import dev.rollcall.text.WordWrap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

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
  public UnplacedNodesText(Placement placement, int width) {
    this.placement = placement;
    this.width = width;
  }

  /** Appends everything that there is to say, nothing where every node runs a pod. */
  public void append(StringBuilder out) {
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
    new IneligibleNodesText(placement, width).append(out);
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
    List<String> keys = NodeSelectionKeys.of(placement.daemonSet().pod()).keys();
    String labels =
        switch (keys.size()) {
          case 0 -> "labels of which the reference cluster knows nothing";
          case 1 -> "the label " + keys.get(0) + ", of which the reference cluster knows nothing";
          default ->
              "the labels "
                  + String.join(", ", keys)
                  + ", not all of which the reference cluster knows";
        };
    return placement.isOnPartialNodes()
        ? "unknown: the nodes are given in part, with no status and no label of a kubelet, so their"
            + " other labels are unknown; give them as \"kubectl get nodes -o yaml\""
            + " prints them"
        : "unknown: it asks for " + labels + "; give your own nodes with --cluster PATH";
  }

  private void waiting(StringBuilder out) {
    Groups groups = new Groups();
    placement.forEachPending(groups);
    // The pod may be one that a cluster has not made yet.
    boolean made = groups.isEmpty() || placement.missing().isEmpty();
    groups.forEach(
        (reasons, nodes) -> {
          String one = made ? "its pod waits" : "its pod would wait";
          String pods =
              nodes.size() == 1 ? one : made ? "their pods wait" : "their pods would wait";
          line(out, NodeNameText.count(nodes) + ": " + pods + ": " + reasons);
          detail(out, NodeNameText.of(nodes));
        });
    named(out, placement.preemptors(), "makes room for ");
    Map<Node, String> preempting = new LinkedHashMap<>();
    Map<List<String>, String> joined = new IdentityHashMap<>();
    placement
        .preemptionVictims()
        .forEach(
            (node, victims) ->
                preempting.put(
                    node, joined.computeIfAbsent(victims, names -> String.join(", ", names))));
    named(out, preempting, "would preempt ");
    outranked(out);
  }

  /** Nodes by what is said of them. */
  private final class Groups implements BiConsumer<List<String>, BitSet> {

    private final Map<String, BitSet> groups = new LinkedHashMap<>();

    @Override
    public void accept(List<String> parts, BitSet nodes) {
      String text = String.join(", ", parts);
      BitSet same = groups.get(text);
      if (same == null) {
        groups.put(text, nodes);
      } else {
        same.or(nodes);
      }
    }

    boolean isEmpty() {
      return groups.isEmpty();
    }

    void forEach(BiConsumer<String, List<Node>> visitor) {
      groups.forEach((text, nodes) -> visitor.accept(text, placement.nodes(nodes)));
    }
  }

  private void named(StringBuilder out, Map<Node, String> whom, String verb) {
    Map<String, List<Node>> groups = new LinkedHashMap<>();
    whom.forEach((node, name) -> groups.computeIfAbsent(name, k -> new ArrayList<>()).add(node));
    groups.forEach(
        (name, nodes) -> {
          line(out, NodeNameText.count(nodes) + ": the pod " + verb + name);
          detail(out, NodeNameText.of(nodes));
        });
  }

  /** In a dump the pods that took the room are there already. */
  private void outranked(StringBuilder out) {
    Groups groups = new Groups();
    placement.forEachBlocked(groups);
    groups.forEach(
        (names, nodes) -> {
          line(
              out,
              NodeNameText.count(nodes)
                  + ": pods of higher priority hold or take what it needs: "
                  + names);
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
