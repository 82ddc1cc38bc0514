package dev.rollcall.report.place;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.nodegroup.AlikeAnswer;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.DeclaredGroups;
import dev.rollcall.placement.nodegroup.GroupAnswer.Answer;
import dev.rollcall.placement.nodegroup.GroupAnswer.Fit;
import dev.rollcall.report.MatrixCell;
import dev.rollcall.report.MatrixColumn;
import dev.rollcall.report.NumberRanges;
import dev.rollcall.text.JsonWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes groups of nodes, and what DaemonSets come to on them, as data of a page. Groups that fare
 * alike with a DaemonSet share an answer, so that thousands of groups are a few lines.
 */
final class HtmlGroups {

  private static final int TOLD_WIDTH = Integer.MAX_VALUE;

  private final Cluster cluster;
  private final Map<String, Integer> reasons = new LinkedHashMap<>();

  HtmlGroups(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Returns a column for each placement, with its counts by groups. */
  List<MatrixColumn> columns(List<Placement> placements) {
    List<MatrixColumn> columns = new ArrayList<>();
    for (Placement placement : placements) {
      DaemonSet daemonSet = placement.daemonSet();
      columns.add(
          new MatrixColumn(
              daemonSet, figures(daemonSet), told(daemonSet), node -> MatrixCell.of('?')));
    }
    return columns;
  }

  private Map<String, String> figures(DaemonSet daemonSet) {
    Map<Answer, Integer> numbers = new EnumMap<>(Answer.class);
    int full = 0;
    for (AlikeAnswer one : cluster.groups().alikeAnswersOf(daemonSet)) {
      numbers.merge(one.answer().answer(), one.groups().size(), Integer::sum);
      full += one.answer().fits() == Fit.NO ? one.groups().size() : 0;
    }
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put("DESIRED", PlaceGroupsText.desired(cluster, daemonSet));
    for (Answer answer : Answer.values()) {
      figures.put("GROUPS: " + answer.name(), Integer.toString(numbers.getOrDefault(answer, 0)));
    }
    figures.put("NO ROOM", Integer.toString(full));
    figures.put("NODE SELECTOR", PlaceTable.nodeSelector(daemonSet));
    return figures;
  }

  private String told(DaemonSet daemonSet) {
    StringBuilder out = new StringBuilder();
    new GroupAnswersText(cluster.groups(), TOLD_WIDTH, false).append(out, daemonSet);
    return out.toString().stripTrailing().stripIndent();
  }

  /** Writes the fields of the groups into the object that is open. */
  void append(JsonWriter json, List<Placement> placements) {
    DeclaredGroups declared = cluster.groups();
    Map<DeclaredGroup, Integer> numbers = new IdentityHashMap<>();
    json.field("byGroups", declared.all().size());
    json.name("groups").array();
    for (DeclaredGroup group : declared.all()) {
      numbers.put(group, numbers.size());
      group(json, group);
    }
    json.end();
    json.name("answers").array();
    for (Placement placement : placements) {
      json.array();
      for (AlikeAnswer one : declared.alikeAnswersOf(placement.daemonSet())) {
        answer(json, one, numbers);
      }
      json.end();
    }
    json.end();
    json.name("groupReasons").array();
    reasons.keySet().forEach(json::value);
    json.end();
  }

  private static void group(JsonWriter json, DeclaredGroup group) {
    boolean joins = group.neverJoins() == null;
    json.object();
    json.field("name", group.name());
    json.field("cluster", group.scope().toString());
    json.field("place", PlaceGroupsText.place(group));
    json.field("taints", PlaceGroupsText.taints(group));
    json.field("nodes", group.count().toString());
    // What a DaemonSet counts on it if all nodes get a pod, and if only some may.
    json.field("all", joins ? group.count().toString() : "0");
    json.field("upTo", joins ? group.count().upTo().toString() : "0");
    json.end();
  }

  private void answer(JsonWriter json, AlikeAnswer one, Map<DeclaredGroup, Integer> numbers) {
    List<Integer> groups = new ArrayList<>();
    one.groups().forEach(group -> groups.add(numbers.get(group)));
    Collections.sort(groups);
    String why = GroupAnswersText.why(one.answer());
    json.object();
    json.field("groups", NumberRanges.of(groups));
    json.field("answer", one.answer().answer().id());
    Integer known = reasons.putIfAbsent(why, reasons.size());
    json.field("why", known == null ? reasons.size() - 1 : known);
    json.end();
  }
}
