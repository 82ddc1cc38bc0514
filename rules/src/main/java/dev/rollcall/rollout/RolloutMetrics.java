package dev.rollcall.rollout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts pods while the clock runs, and keeps the peaks. */
final class RolloutMetrics {

  private final List<NodeState> nodes;
  private final boolean brief;
  private final List<String> zones;
  private final int[] zoneSize;
  private final int[] zoneMissing;
  private final int[] zonePeak;
  private final List<TimelinePoint> timeline = new ArrayList<>();

  private int desired;
  private int available;
  private int done;
  private int updated;
  private int pods;
  private int pending;
  private int leaving;
  private int old;
  private int starting;

  private int mostUnavailable;
  private int mostOnOneNode;
  private int mostPods;
  private long doneSince = PodState.NEVER;
  private long worstAt;
  private List<String> worstNodes = List.of();
  private int[] worstZones;

  /**
   * Creates counters.
   *
   * @param brief whether neither moments nor nodes are kept
   */
  RolloutMetrics(List<NodeState> nodes, List<String> zones, boolean brief) {
    this.nodes = nodes;
    this.brief = brief;
    this.zones = zones;
    this.zoneSize = new int[zones.size()];
    this.zoneMissing = new int[zones.size()];
    this.zonePeak = new int[zones.size()];
    this.worstZones = new int[zones.size()];
  }

  /** Counts a node anew. */
  void update(NodeState node, long now) {
    NodeCounts before = node.share;
    NodeCounts after = NodeCounts.of(node, now);
    node.share = after;
    desired += after.desired() - before.desired();
    available += after.available() - before.available();
    done += after.done() - before.done();
    updated += after.updated() - before.updated();
    pods += after.pods() - before.pods();
    pending += after.pending() - before.pending();
    leaving += after.leaving() - before.leaving();
    old += after.old() - before.old();
    starting += after.starting() - before.starting();
    zoneSize[node.zone] += after.desired() - before.desired();
    zoneMissing[node.zone] += after.unavailable() - before.unavailable();
    mostOnOneNode = Math.max(mostOnOneNode, after.bound());
  }

  /** Takes a picture once everything of an instant that can happen has happened. */
  void sample(long now) {
    mostPods = Math.max(mostPods, pods);
    for (int i = 0; i < zonePeak.length; i++) {
      zonePeak[i] = Math.max(zonePeak[i], zoneMissing[i]);
    }
    if (desired - available > mostUnavailable) {
      mostUnavailable = desired - available;
      worstAt = now;
      worstNodes = brief ? List.of() : missing();
      worstZones = zoneMissing.clone();
    }
    boolean isDone = updated == desired && available == desired;
    doneSince = isDone ? Math.min(doneSince, now) : PodState.NEVER;
    if (!brief) {
      keep(now);
    }
  }

  private void keep(long now) {
    double seconds = now / 1000.0;
    TimelinePoint moment =
        new TimelinePoint(
            seconds,
            old,
            leaving,
            starting,
            pending,
            updated,
            available,
            done,
            desired - available);
    int last = timeline.size() - 1;
    if (last >= 0 && timeline.get(last).seconds() == seconds) {
      timeline.set(last, moment);
    } else {
      timeline.add(moment);
    }
  }

  private List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (NodeState node : nodes) {
      if (node.share.unavailable() > 0) {
        missing.add(node.rolloutNode.node());
      }
    }
    return missing;
  }

  boolean isDone() {
    return doneSince != PodState.NEVER;
  }

  int desired() {
    return desired;
  }

  /** Sums up, once nothing moves any more. */
  RolloutTrace toTrace(long now, int waves, List<StuckPods> waiting) {
    List<String> together = new ArrayList<>();
    List<NodeTrace> runs = new ArrayList<>(nodes.size());
    for (NodeState node : brief ? List.<NodeState>of() : nodes) {
      runs.add(NodeTrace.of(node, now));
      if (node.sawBoth) {
        together.add(node.rolloutNode.node());
      }
    }
    return new RolloutTrace(
        isDone(),
        (isDone() ? doneSince : now) / 1000.0,
        waves,
        desired,
        mostUnavailable,
        mostOnOneNode,
        mostPods,
        updated,
        available,
        pending,
        waiting,
        together,
        peak(),
        timeline,
        runs);
  }

  private PeakUnavailability peak() {
    Map<String, Integer> byZone = new LinkedHashMap<>();
    int worst = -1;
    for (int i = 0; i < zones.size(); i++) {
      if (zones.get(i).isEmpty()) {
        continue;
      }
      if (worstZones[i] > 0) {
        byZone.put(zones.get(i), worstZones[i]);
      }
      if (worst < 0 || zonePeak[i] > zonePeak[worst]) {
        worst = i;
      }
    }
    return new PeakUnavailability(
        worstAt / 1000.0,
        worstNodes,
        byZone,
        worst < 0 ? "" : zones.get(worst),
        worst < 0 ? 0 : zonePeak[worst],
        worst < 0 ? 0 : zoneSize[worst]);
  }
}
