package dev.rollcall.rollout;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.Pod;
import dev.rollcall.model.Taint;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads from two clusters what stands on the nodes before and what shall stand there after. */
final class Seats {

  private static final String[] ZONE = {
    "topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone"
  };

  private final Map<String, Seat.Before> standing;
  private final Placement after;
  private final @Nullable Besides besides;
  private final Set<String> broken;

  private Seats(Change change, Assumptions assumptions, boolean beside) {
    this.after = change.after();
    this.standing = standing(change);
    DaemonSet old = change.old();
    this.besides = old == null || !beside ? null : new Besides(change.later(), old, change.fresh());
    this.broken = new HashSet<>(assumptions.broken());
  }

  /**
   * Reads the nodes of the cluster after.
   *
   * @param beside whether to find out where a new pod has no room beside the old one
   */
  static List<Seat> of(Change change, Assumptions assumptions, boolean beside) {
    Seats seats = new Seats(change, assumptions, beside);
    List<Seat> all = new ArrayList<>();
    Map<Node, List<String>> pending = seats.after.pending();
    seats.after.verdicts().forEach((node, verdict) -> all.add(seats.seat(node, verdict, pending)));
    return all;
  }

  private Seat seat(Node node, Verdict verdict, Map<Node, List<String>> pending) {
    boolean runs = verdict.runs();
    List<String> beside = besides == null || !runs ? List.of() : besides.misfit(node);
    Seat seat =
        Seat.running(node.name())
            .with(standing.getOrDefault(node.name(), Seat.Before.NONE))
            .with(health(node))
            .in(zone(node))
            .decided(runs, runs || verdict instanceof Verdict.OnlyStays)
            .fitting(pending.getOrDefault(node, List.of()), beside);
    return broken.contains(node.name()) ? seat.asBroken() : seat;
  }

  /** Returns which pods stand before: as placed, and where the input is a dump as it shows them. */
  private static Map<String, Seat.Before> standing(Change change) {
    Map<String, Seat.Before> standing = new HashMap<>();
    Placement before = change.before();
    if (before == null) {
      return standing;
    }
    before.pending().keySet().forEach(node -> standing.put(node.name(), Seat.Before.PENDING));
    before.running().forEach(node -> standing.put(node.name(), Seat.Before.AVAILABLE));
    before.missing().forEach(node -> standing.remove(node.name()));
    DaemonSet daemonSet = before.daemonSet();
    for (Pod pod : change.earlier().inventory().pods()) {
      String node = pod.spec().nodeName().get();
      boolean shown = !node.isEmpty() && !pod.conditions().isEmpty() && !pod.terminating();
      if (shown && isOf(daemonSet, pod) && standing.containsKey(node)) {
        standing.put(node, pod.isReady() ? Seat.Before.AVAILABLE : Seat.Before.UNAVAILABLE);
      }
    }
    return standing;
  }

  private static boolean isOf(DaemonSet daemonSet, Pod pod) {
    return pod.ownerKind().get().equals("DaemonSet")
        && pod.ownerName().get().equals(daemonSet.name())
        && pod.namespace().equals(daemonSet.namespace());
  }

  private static Seat.Health health(Node node) {
    for (Taint taint : node.taints()) {
      if (taint.key().get().equals("node.kubernetes.io/unreachable")) {
        return Seat.Health.UNREACHABLE;
      }
    }
    for (Node.Condition condition : node.conditions()) {
      if (condition.type().get().equals("Ready") && condition.status().get().equals("Unknown")) {
        return Seat.Health.UNREACHABLE;
      }
    }
    return node.isNotReady() ? Seat.Health.NOT_READY : Seat.Health.READY;
  }

  private static String zone(Node node) {
    for (String label : ZONE) {
      String zone = node.labels().get(label);
      if (zone != null) {
        return zone;
      }
    }
    return "";
  }
}
