package dev.rollcall.placement;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plays controller and scheduler over an inventory. */
public final class Simulator {

  private Simulator() {}

  /** Places every DaemonSet of the inventory on the nodes. */
  public static Cluster place(Inventory inventory, List<Node> nodes, @Nullable String reference) {
    List<Placement> placements = new ArrayList<>();
    for (DaemonSet daemonSet : inventory.daemonSets()) {
      Map<Node, Verdict> verdicts = new LinkedHashMap<>();
      for (Node node : nodes) {
        verdicts.put(node, DaemonController.verdict(daemonSet, node));
      }
      placements.add(new Placement(daemonSet, verdicts, Map.of(), List.of()));
    }
    return new Cluster(inventory, nodes, reference, placements);
  }
}
