package dev.rollcall.report.place;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.DaemonSetCounts;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.PodDeletion;
import dev.rollcall.placement.StatusDifferences;
import dev.rollcall.placement.TriedChange;
import dev.rollcall.placement.controller.DaemonSetController;
import dev.rollcall.placement.controller.UnfitReason;
import dev.rollcall.placement.controller.Verdict;
import dev.rollcall.report.RunScope;
import dev.rollcall.text.JsonWriter;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the JSON contract of {@code place}: fields may be added, never renamed or removed. */
public final class PlaceJsonReporter {

  /**
   * Writes the placements, which for thousands of nodes are too many to keep as text.
   *
   * @param tried what changes that are tried out do, or null if there are none
   */
  public void report(
      Cluster cluster,
      List<Placement> placements,
      @Nullable TriedChange tried,
      RunScope scope,
      Appendable out) {
    JsonWriter json = new JsonWriter(out);
    json.object();
    String reference = cluster.reference();
    if (reference != null) {
      json.field("cluster", reference);
    }
    List<String> absent = cluster.notInDump();
    if (!absent.isEmpty()) {
      texts(json, "notInDump", absent);
    }
    names(json, "nodes", cluster.nodes());
    if (tried != null) {
      texts(json, "tried", tried.changes());
    }
    PlaceGroupsJson.groups(json, cluster);
    json.name("daemonSets").array();
    for (Placement placement : placements) {
      json.object();
      json.field("namespace", placement.daemonSet().namespace());
      json.field("name", placement.daemonSet().name());
      json.field("file", placement.daemonSet().origin().file().name());
      fields(json, placement, cluster);
      if (tried != null) {
        change(json, tried, placement.daemonSet());
      }
      json.end();
    }
    json.end();
    scope.append(json);
    json.end();
  }

  private static void texts(JsonWriter json, String field, List<String> texts) {
    json.name(field).array();
    texts.forEach(json::value);
    json.end();
  }

  private static void change(JsonWriter json, TriedChange tried, DaemonSet daemonSet) {
    if (tried.before().isByGroups()) {
      PlaceGroupsJson.change(json, tried.groupEffectsOn(daemonSet));
      return;
    }
    TriedChange.Effect effect = tried.effectOn(daemonSet);
    if (effect == null) {
      return;
    }
    json.name("change").object();
    counts(json, "before", effect.before());
    counts(json, "after", effect.after());
    names(json, "gained", effect.gained());
    names(json, "lost", effect.lost());
    names(json, "misscheduled", effect.staying());
    names(json, "kept", effect.kept());
    names(json, "unknown", effect.unknown());
    json.end();
  }

  private static void counts(JsonWriter json, String field, Placement placement) {
    json.name(field).object();
    json.field("desired", placement.desired());
    json.field("current", placement.current());
    json.field("misscheduled", placement.misscheduled());
    json.field("pending", placement.pendingCount());
    json.end();
  }

  /** Writes what became of a DaemonSet into the object that is open. */
  public static void fields(JsonWriter json, Placement placement) {
    fields(json, placement, null);
  }

  private static void fields(JsonWriter json, Placement placement, @Nullable Cluster cluster) {
    DaemonSetCounts now = placement.observedCounts();
    if (placement.isWithoutNodes() && now != null) {
      recorded(json, placement, now);
    } else {
      if (!PlaceGroupsJson.desired(json, placement, cluster)) {
        json.field("desired", placement.desired());
      }
      json.field("current", placement.current());
      json.field("misscheduled", placement.misscheduled());
      if (placement.isUnknown()) {
        json.field("unknown", true);
      }
      names(json, "running", placement.running());
    }
    pending(json, placement, cluster);
    PodStageJson.fields(json, placement);
    now(json, placement);
    verdicts(json, placement);
  }

  /** Without nodes there is no prediction: the status and the pods speak. */
  private static void recorded(JsonWriter json, Placement placement, DaemonSetCounts now) {
    json.field("desired", now.desired());
    json.field("current", now.current());
    json.field("misscheduled", now.misscheduled());
    json.field("unknown", true);
    json.name("running").array();
    placement.nodesWithPods().forEach(json::value);
    json.end();
  }

  static void names(JsonWriter json, String field, List<Node> nodes) {
    json.name(field).array();
    for (Node node : nodes) {
      json.value(node.name());
    }
    json.end();
  }

  private static void pending(JsonWriter json, Placement placement, @Nullable Cluster cluster) {
    if (!PlaceGroupsJson.pending(json, placement, cluster)) {
      byName(json, "pending", placement.pending());
    }
    if (!placement.preemptionVictims().isEmpty()) {
      byName(json, "preempts", placement.preemptionVictims());
    }
    if (!placement.preemptors().isEmpty()) {
      json.name("preemptedBy").object();
      Set<String> names = new HashSet<>();
      placement
          .preemptors()
          .forEach(
              (node, by) -> {
                if (names.add(node.name())) {
                  json.field(node.name(), by);
                }
              });
      json.end();
    }
  }

  /**
   * A node that is given twice is written once: readers of JSON differ on a key that comes twice.
   */
  static void byName(JsonWriter json, String field, Map<Node, List<String>> texts) {
    json.name(field).object();
    Set<String> names = new HashSet<>();
    for (Map.Entry<Node, List<String>> entry : texts.entrySet()) {
      if (names.add(entry.getKey().name())) {
        json.name(entry.getKey().name()).array();
        entry.getValue().forEach(json::value);
        json.end();
      }
    }
    json.end();
  }

  /** What a dump shows: kubectl's columns, and what the controller will change. */
  private static void now(JsonWriter json, Placement placement) {
    DaemonSetCounts now = placement.observedCounts();
    if (now == null) {
      return;
    }
    json.name("now").object();
    json.field("DESIRED", now.desired());
    json.field("CURRENT", now.current());
    json.field("READY", now.ready());
    json.field("UP-TO-DATE", now.upToDate());
    json.field("AVAILABLE", now.available());
    json.field("MISSCHEDULED", now.misscheduled());
    json.field("NODE SELECTOR", PlaceTable.nodeSelector(placement.daemonSet()));
    json.end();
    differences(json, placement.statusDifferences());
    names(json, "staying", placement.misscheduledNodes());
    names(json, "missing", placement.missing());
    json.name("deletes").array();
    for (PodDeletion deletion : placement.deletions()) {
      json.object();
      json.field("pod", deletion.pod().name());
      json.field("node", deletion.node());
      json.field("reason", deletion.why());
      json.end();
    }
    json.end();
  }

  private static void differences(JsonWriter json, StatusDifferences differences) {
    if (differences.counts().isEmpty()) {
      return;
    }
    json.name("statusDiffers").object();
    for (StatusDifferences.Count count : differences.counts()) {
      json.name(count.column()).object();
      json.field("status", count.recorded());
      json.field("dump", count.counted());
      json.end();
    }
    json.field("reason", differences.reason());
    json.end();
  }

  private static void verdicts(JsonWriter json, Placement placement) {
    json.name("nodes").array();
    // Of a DaemonSet that is refused the controller knows nothing.
    Map<Node, Verdict> verdicts =
        placement.objectRefused().isEmpty() ? placement.verdicts() : Map.of();
    boolean sameMessages = !DaemonSetController.asksForNames(placement.daemonSet());
    // Nodes that are alike to the DaemonSet share one verdict.
    Map<Verdict, List<UnfitReason>> known = new IdentityHashMap<>();
    verdicts.forEach(
        (node, verdict) -> {
          List<UnfitReason> reasons = sameMessages ? known.get(verdict) : null;
          if (reasons == null) {
            reasons = reasons(placement, node, verdict);
            known.put(verdict, reasons);
          }
          json.object();
          json.field("name", node.name());
          json.field("verdict", verdict.id());
          reasons(json, reasons);
          json.end();
        });
    json.end();
  }

  /** Returns everything that keeps the pod away, what the controller meets first at the front. */
  private static List<UnfitReason> reasons(Placement placement, Node node, Verdict verdict) {
    UnfitReason reason = verdict.reason();
    if (reason == null) {
      return List.of();
    }
    return verdict instanceof Verdict.Unknown
        ? List.of(reason)
        : DaemonSetController.blockers(placement.daemonSet(), node);
  }

  /** Writes the field {@code reasons} into the object that is open. */
  static void reasons(JsonWriter json, List<UnfitReason> reasons) {
    json.name("reasons").array();
    for (UnfitReason reason : reasons) {
      json.object();
      json.field("filter", reason.filter());
      json.field("message", reason.message());
      json.end();
    }
    json.end();
  }
}
