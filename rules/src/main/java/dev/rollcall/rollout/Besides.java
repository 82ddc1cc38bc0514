package dev.rollcall.rollout;

import dev.rollcall.model.ContainerPort;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import java.util.List;

/** Tells whether a node has room for a new pod beside the old one. */
final class Besides {

  /** The scheduler's own words: nodeports.ErrReason. */
  private static final String PORTS = "node(s) didn't have free ports for the requested pod ports";

  private Besides() {}

  static List<String> misfit(DaemonSet daemonSet, Node node) {
    for (ContainerPort port : daemonSet.pod().hostPorts()) {
      if (port.isOnHost()) {
        return List.of(PORTS);
      }
    }
    return List.of();
  }
}
