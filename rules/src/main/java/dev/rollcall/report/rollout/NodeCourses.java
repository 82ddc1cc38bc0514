package dev.rollcall.report.rollout;

import dev.rollcall.report.NumberRanges;
import dev.rollcall.rollout.NodeTrace;
import dev.rollcall.rollout.RolloutTrace;
import dev.rollcall.text.JsonWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes briefly what happened on the nodes of updates: most nodes go through the same steps, only
 * later than others.
 */
final class NodeCourses {

  private final Map<String, Integer> names = new LinkedHashMap<>();

  /** Nodes with the same steps, by the moment at which those began. */
  private record Steps(boolean old, String end, Map<String, List<Integer>> nodes) {}

  /** Writes the nodes of one update as a field of the object that is open. */
  void append(JsonWriter json, RolloutTrace course) {
    Set<String> together = new HashSet<>(course.nodesWithOldAndNew());
    Map<String, Steps> all = new LinkedHashMap<>();
    for (NodeTrace run : course.nodes()) {
      boolean old =
          run.deleted() != null || run.end().equals("old") || together.contains(run.node());
      Double base = run.deleted() != null ? run.deleted() : run.created();
      double start = base == null ? 0 : base;
      String offsets = offsets(run, start);
      all.computeIfAbsent(
              old + run.end() + offsets, key -> new Steps(old, run.end(), new LinkedHashMap<>()))
          .nodes()
          .computeIfAbsent(number(start) + " " + offsets, key -> new ArrayList<>())
          .add(names.computeIfAbsent(run.node(), key -> names.size()));
    }
    json.name("nodes").array();
    all.values().forEach(steps -> steps(json, steps));
    json.end();
  }

  private static void steps(JsonWriter json, Steps steps) {
    json.object();
    json.field("old", steps.old());
    json.field("end", steps.end());
    String first = steps.nodes().keySet().iterator().next();
    json.field("offsets", first.substring(first.indexOf(' ') + 1));
    json.name("starts").array();
    steps
        .nodes()
        .forEach(
            (start, nodes) ->
                json.value(start.substring(0, start.indexOf(' ')) + " " + NumberRanges.of(nodes)));
    json.end();
    json.end();
  }

  private static String offsets(NodeTrace run, double start) {
    return offset(run.deleted(), start)
        + offset(run.gone(), start)
        + offset(run.created(), start)
        + offset(run.ready(), start)
        + offset(run.available(), start).strip();
  }

  private static String offset(@Nullable Double seconds, double start) {
    return (seconds == null ? "-" : number(seconds - start)) + " ";
  }

  /** Returns seconds to the millisecond, which is what an update is played in. */
  static String number(double seconds) {
    long millis = Math.round(seconds * 1000);
    return millis % 1000 == 0 ? Long.toString(millis / 1000) : Double.toString(millis / 1000.0);
  }

  /** Writes the names of all nodes that occurred, in the order of their numbers. */
  void appendNames(JsonWriter json) {
    json.name("nodes").array();
    names.keySet().forEach(json::value);
    json.end();
  }
}
