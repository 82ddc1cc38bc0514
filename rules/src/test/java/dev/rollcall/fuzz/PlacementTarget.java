package dev.rollcall.fuzz;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.ClusterPlacer;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.WhatIf;
import dev.rollcall.placement.scheduler.ResourceUsage;
import dev.rollcall.quantity.Quantity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whatever nodes and DaemonSets, DESIRED is what runs, waits and is refused, and no node is
 * overfull.
 */
final class PlacementTarget {

  private PlacementTarget() {}

  static void run(byte[] input) {
    String text = Recipe.text(input);
    Inventory inventory = Subject.read(text).inventory();
    Cluster cluster = new ClusterPlacer(null, Inventory.EMPTY).place(inventory);
    List<Integer> counts = check(cluster);
    if (inventory.pods().isEmpty() && cluster.hasGivenNodes()) {
      isNotOverfull(cluster);
    }
    Cluster again = new ClusterPlacer(null, Inventory.EMPTY).place(inventory);
    Promise.hold(counts.equals(check(again)), "the same input, the same placement");
    whatIf(cluster);
  }

  private static List<Integer> check(Cluster cluster) {
    List<Integer> counts = new ArrayList<>();
    for (DaemonSet daemonSet : cluster.inventory().daemonSets()) {
      Placement placement = cluster.placementOf(daemonSet);
      check(cluster, placement);
      counts.add(placement.desired());
      counts.add(placement.pending().size());
      counts.add(placement.misscheduled());
    }
    return counts;
  }

  private static void check(Cluster cluster, Placement placement) {
    Set<Node> running = new HashSet<>(placement.running());
    Set<Node> pending = placement.pending().keySet();
    Set<Node> both = new HashSet<>(running);
    both.retainAll(pending);
    Promise.hold(both.isEmpty(), "what runs does not wait", both);
    Set<Node> have = new HashSet<>(running);
    have.addAll(pending);
    placement.misscheduledNodes().forEach(have::remove);
    have.addAll(placement.refused().keySet());
    Promise.hold(
        placement.desired() == have.size(),
        "DESIRED is running, pending and refused, but for pods that only stay",
        placement.desired(),
        running,
        pending);
    pending.forEach(node -> Promise.hold(placement.isPendingOn(node), "pending waits", node));
    placement
        .pending()
        .values()
        .forEach(reasons -> Promise.hold(!reasons.isEmpty(), "who waits has a reason"));
    if (!placement.isUnknown()) {
      placement
          .verdicts()
          .forEach(
              (node, verdict) ->
                  Promise.hold(
                      verdict.runs() == (verdict.reason() == null), "no pod has a reason", node));
      int grouped = placement.groups().stream().mapToInt(group -> group.nodes().size()).sum();
      Promise.hold(grouped == cluster.nodes().size(), "every node is in one group");
    }
  }

  private static void isNotOverfull(Cluster cluster) {
    for (Node node : cluster.nodes()) {
      for (ResourceUsage usage : cluster.usageOf(node)) {
        Quantity most = usage.allocatable() == null ? null : counted(usage.allocatable());
        boolean fits = most == null || usage.requested().compareTo(most) <= 0;
        fits |= usage.requested().signum() <= 0;
        Promise.hold(fits, "no node is overfull", node.name(), usage);
      }
    }
  }

  /** The scheduler counts whole units, of cpu thousandths, and rounds up. */
  private static Quantity counted(Quantity amount) {
    return Quantity.ofMilli(amount.milliValue()).max(Quantity.of(amount.value()));
  }

  /** A taint that nothing tolerates never gains a node. */
  private static void whatIf(Cluster cluster) {
    if (cluster.nodes().isEmpty()) {
      return;
    }
    String name = cluster.nodes().get(0).name();
    if (name.isEmpty() || name.indexOf('=') >= 0) {
      return;
    }
    WhatIf taint = WhatIf.NOTHING.taint(name + "=fuzz.rollcall.dev/t=x:NoSchedule");
    Cluster tainted =
        new ClusterPlacer(null, Inventory.EMPTY).with(taint).place(cluster.inventory());
    for (DaemonSet daemonSet : cluster.inventory().daemonSets()) {
      Promise.hold(
          tainted.placementOf(daemonSet).desired() <= cluster.placementOf(daemonSet).desired(),
          "a taint gains no node",
          daemonSet);
    }
  }
}
