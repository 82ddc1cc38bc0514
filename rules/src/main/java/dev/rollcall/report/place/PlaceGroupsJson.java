package dev.rollcall.report.place;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Taint;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.TriedChange;
import dev.rollcall.placement.controller.UnfitReason;
import dev.rollcall.placement.nodegroup.AlikeAnswer;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.DeclaredTaint;
import dev.rollcall.placement.nodegroup.GroupAnswer;
import dev.rollcall.placement.nodegroup.NodeCount;
import dev.rollcall.text.JsonWriter;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the groups of nodes into the JSON contract of {@code place}. */
final class PlaceGroupsJson {

  private PlaceGroupsJson() {}

  /** Writes the groups that the input declares. */
  static void groups(JsonWriter json, Cluster cluster) {
    if (cluster.groups().isEmpty()) {
      return;
    }
    json.name("nodeGroups").array();
    for (DeclaredGroup group : cluster.groups().all()) {
      json.object();
      group(json, group);
      json.end();
    }
    json.end();
  }

  /** Writes what is known of a group into the object that is open. */
  static void group(JsonWriter json, DeclaredGroup group) {
    json.field("name", group.name());
    json.field("file", group.place().origin().file().name());
    json.field("line", group.place().location().span().line());
    if (!group.scope().toString().isEmpty()) {
      json.field("cluster", group.scope().toString());
    }
    count(json, "nodes", group.count());
    labels(json, group);
    json.name("refusedLabels").array();
    group.refused().forEach(label -> json.value(label.key()));
    json.end();
    taints(json, "taints", group.lastingTaints());
    taints(json, "startupTaints", group.taints(DeclaredTaint.Phase.STARTUP));
  }

  /** Labels of which every value is possible have no list of values. */
  private static void labels(JsonWriter json, DeclaredGroup group) {
    json.name("labels").object();
    group
        .labels()
        .forEach(
            (key, fact) -> {
              if (!fact.isAnyValue()) {
                json.name(key).array();
                fact.values().forEach(json::value);
                json.end();
              }
            });
    json.end();
  }

  private static void taints(JsonWriter json, String field, List<Taint> taints) {
    json.name(field).array();
    taints.forEach(taint -> json.value(taint.toString()));
    json.end();
  }

  /** Writes how many nodes a DaemonSet counts on groups; false if nodes are given, or no group. */
  static boolean desired(JsonWriter json, Placement placement, @Nullable Cluster cluster) {
    // What the API server does not store counts nowhere.
    boolean stored = placement.objectRefused().isEmpty();
    if (cluster == null || !stored || !isByGroups(cluster)) {
      return false;
    }
    DaemonSet daemonSet = placement.daemonSet();
    NodeCount desired = cluster.groups().desired(daemonSet);
    number(json, "desired", desiredNodes(placement, cluster, desired));
    if (desired == null) {
      json.field("desiredRange", (String) null);
    } else {
      count(json, "desiredRange", desired);
    }
    json.name("groups").array();
    Map<List<UnfitReason>, Map<String, String>> known = new IdentityHashMap<>();
    for (GroupAnswer answer : cluster.groups().answersOf(daemonSet)) {
      json.object();
      json.field("group", answer.group().name());
      // Most groups come to the same for the same reasons.
      String same = answer.answer() + " " + answer.afterStartup() + " " + answer.fits();
      same += " " + answer.desired();
      json.fields(
          known
              .computeIfAbsent(answer.reasons(), reasons -> new HashMap<>())
              .computeIfAbsent(same, key -> json.written(fields -> answer(fields, answer))));
      json.end();
    }
    json.end();
    return true;
  }

  /** Of nodes that are patches the controller's own answer counts, as far as there is one. */
  private static @Nullable Long desiredNodes(
      Placement placement, Cluster cluster, @Nullable NodeCount desired) {
    if (cluster.isByPatches() && !placement.isUnknown() && placement.desired() > 0) {
      return Long.valueOf(placement.desired());
    }
    return desired != null && desired.isExact() ? Long.valueOf(desired.min()) : null;
  }

  private static void answer(JsonWriter json, GroupAnswer answer) {
    json.field("answer", answer.answer().id());
    json.field("afterStartup", answer.afterStartup());
    json.field("fits", answer.fits().id());
    count(json, "desired", answer.desired());
    PlaceJsonReporter.reasons(json, answer.reasons());
  }

  /** Writes the groups where pods find no room. */
  static boolean pending(JsonWriter json, Placement placement, @Nullable Cluster cluster) {
    if (cluster == null || !isByGroups(cluster)) {
      return false;
    }
    json.name("pending").object();
    for (AlikeAnswer one : cluster.groups().alikeAnswersOf(placement.daemonSet())) {
      if (one.answer().fits() == GroupAnswer.Fit.NO) {
        for (DeclaredGroup group : one.groups()) {
          json.name(group.name()).array();
          json.value(one.answer().shortage());
          json.end();
        }
      }
    }
    json.end();
    return true;
  }

  /** Writes what changes that are tried out do to a DaemonSet on the changed groups. */
  static void change(JsonWriter json, List<TriedChange.GroupEffect> effects) {
    json.name("change").object().name("groups").array();
    for (TriedChange.GroupEffect effect : effects) {
      json.object();
      json.field("group", effect.is().group().name());
      json.field("before", effect.was().answer().id());
      json.field("after", effect.is().answer().id());
      json.end();
    }
    json.end().end();
  }

  private static boolean isByGroups(Cluster cluster) {
    return cluster.isByGroups() || cluster.isByPatches();
  }

  private static void count(JsonWriter json, String field, NodeCount count) {
    json.name(field).object();
    json.field("min", count.min());
    number(json, "max", count.max());
    number(json, "now", count.now());
    json.end();
  }

  private static void number(JsonWriter json, String field, @Nullable Long number) {
    if (number == null) {
      json.field(field, (String) null);
    } else {
      json.field(field, number);
    }
  }
}
