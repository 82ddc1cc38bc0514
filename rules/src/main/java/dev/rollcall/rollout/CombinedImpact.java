package dev.rollcall.rollout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Several DaemonSets that are updated at the same time, seen together.
 *
 * @param finished whether all of them finish
 * @param seconds when the last of them is finished or stands still
 * @param mostUnavailable most pods of all of them missing at once
 * @param mostOnOneNode how many DaemonSets miss their pod on one node at once, at most
 * @param nodes the nodes on which that happens
 */
public record CombinedImpact(
    boolean finished, double seconds, int mostUnavailable, int mostOnOneNode, List<String> nodes) {

  public CombinedImpact {
    nodes = List.copyOf(nodes);
  }

  /** Lays courses over each other. */
  public static CombinedImpact of(List<RolloutTrace> courses) {
    boolean finished = true;
    double seconds = 0;
    for (RolloutTrace course : courses) {
      finished &= course.finished();
      seconds = Math.max(seconds, course.seconds());
    }
    Map<String, Integer> peaks = peaks(courses);
    int most = 0;
    for (int peak : peaks.values()) {
      most = Math.max(most, peak);
    }
    List<String> nodes = new ArrayList<>();
    for (Map.Entry<String, Integer> peak : peaks.entrySet()) {
      if (most > 1 && peak.getValue() == most) {
        nodes.add(peak.getKey());
      }
    }
    return new CombinedImpact(finished, seconds, unavailable(courses), most, nodes);
  }

  private static int unavailable(List<RolloutTrace> courses) {
    TreeMap<Double, Integer> changes = new TreeMap<>();
    for (RolloutTrace course : courses) {
      int before = 0;
      for (TimelinePoint moment : course.timeline()) {
        changes.merge(moment.seconds(), moment.unavailable() - before, Integer::sum);
        before = moment.unavailable();
      }
    }
    return highest(changes);
  }

  private static int highest(TreeMap<Double, Integer> changes) {
    int now = 0;
    int most = 0;
    for (int change : changes.values()) {
      now += change;
      most = Math.max(most, now);
    }
    return most;
  }

  private static Map<String, Integer> peaks(List<RolloutTrace> courses) {
    Map<String, TreeMap<Double, Integer>> changes = new LinkedHashMap<>();
    for (RolloutTrace course : courses) {
      for (NodeTrace run : course.nodes()) {
        down(run, changes.computeIfAbsent(run.node(), node -> new TreeMap<>()));
      }
    }
    Map<String, Integer> peaks = new LinkedHashMap<>();
    changes.forEach((node, byTime) -> peaks.put(node, highest(byTime)));
    return peaks;
  }

  /** Notes from when until when the node has no available pod. */
  private static void down(NodeTrace run, Map<Double, Integer> changes) {
    Double from = run.gone() != null ? run.gone() : run.deleted();
    Double until = run.available();
    if (from == null || (until != null && until <= from)) {
      return;
    }
    changes.merge(from, 1, Integer::sum);
    if (until != null) {
      changes.merge(until, -1, Integer::sum);
    }
  }
}
