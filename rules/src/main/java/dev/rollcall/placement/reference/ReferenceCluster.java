package dev.rollcall.placement.reference;

import dev.rollcall.model.Node;
import dev.rollcall.placement.controller.KnownLabels;
import java.util.List;

/**
 * The nodes of a kind of cluster that many people have, for input without nodes.
 *
 * @param title what it stands for, in a line
 * @param absent labels that its nodes are known not to have
 * @param varying labels whose values differ from one such cluster to the next
 */
public record ReferenceCluster(
    String name, String title, List<Node> nodes, List<String> absent, List<String> varying) {

  public ReferenceCluster {
    nodes = List.copyOf(nodes);
    absent = List.copyOf(absent);
    varying = List.copyOf(varying);
  }

  /** Returns the labels of which the cluster knows something; of others nothing is claimed. */
  public KnownLabels knownLabels() {
    return KnownLabels.of(nodes, absent, varying);
  }

  /** Returns the cluster with other nodes. */
  public ReferenceCluster withNodes(List<Node> others) {
    return new ReferenceCluster(name, title, others, absent, varying);
  }
}
