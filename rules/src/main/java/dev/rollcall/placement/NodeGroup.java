package dev.rollcall.placement;

import dev.rollcall.model.Node;
import dev.rollcall.placement.controller.Verdict;
import java.util.List;

/** Nodes that are alike to a DaemonSet, and what the controller decides about them. */
public record NodeGroup(Verdict verdict, List<Node> nodes) {

  public NodeGroup {
    nodes = List.copyOf(nodes);
  }
}
