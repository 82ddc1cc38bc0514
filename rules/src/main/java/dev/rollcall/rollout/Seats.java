package dev.rollcall.rollout;

import dev.rollcall.model.Node;
import dev.rollcall.model.Taint;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads from two placements what stands on the nodes before and what shall stand there after. */
final class Seats {

  private static final String[] ZONE = {
    "topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone"
  };

  private final Map<String, Seat.Before> standing = new LinkedHashMap<>();
  private final Placement after;
  private final List<String> misfitBeside;
  private final Set<String> broken;

  private Seats(@Nullable Placement before, Placement after, Assumptions assumptions) {
    this.after = after;
    this.broken = new HashSet<>(assumptions.broken());
    this.misfitBeside =
        before == null ? List.of() : Besides.misfit(before.daemonSet(), after.daemonSet());
    if (before == null) {
      return;
    }
    for (Node node : before.pending().keySet()) {
      standing.put(node.name(), Seat.Before.PENDING);
    }
    for (Node node : before.running()) {
      standing.put(node.name(), Seat.Before.AVAILABLE);
    }
  }

  static List<Seat> of(@Nullable Placement before, Placement after, Assumptions assumptions) {
    Seats seats = new Seats(before, after, assumptions);
    List<Seat> all = new ArrayList<>();
    after.verdicts().forEach((node, verdict) -> all.add(seats.seat(node, verdict)));
    return all;
  }

  private Seat seat(Node node, Verdict verdict) {
    boolean runs = verdict.runs();
    Seat seat =
        Seat.running(node.name())
            .with(standing.getOrDefault(node.name(), Seat.Before.NONE))
            .with(health(node))
            .in(zone(node))
            .decided(runs, runs || verdict instanceof Verdict.OnlyStays)
            .fitting(after.pending().getOrDefault(node, List.of()), misfitBeside);
    return broken.contains(node.name()) ? seat.asBroken() : seat;
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
