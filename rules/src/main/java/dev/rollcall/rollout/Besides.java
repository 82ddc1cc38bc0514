package dev.rollcall.rollout;

import dev.rollcall.model.ContainerPort;
import dev.rollcall.model.DaemonSet;
import java.util.List;

/** Tells whether a node has room for a new pod beside the old one. */
final class Besides {

  /** The scheduler's own words: nodeports.ErrReason. */
  private static final List<String> NO_PORTS =
      List.of("node(s) didn't have free ports for the requested pod ports");

  private static final String ANY = "0.0.0.0";

  private Besides() {}

  /** Returns why a pod of the one cannot be where a pod of the other is; empty where it can. */
  static List<String> misfit(DaemonSet old, DaemonSet fresh) {
    for (ContainerPort taken : old.pod().hostPorts()) {
      for (ContainerPort wanted : fresh.pod().hostPorts()) {
        if (clash(taken, wanted)) {
          return NO_PORTS;
        }
      }
    }
    return List.of();
  }

  private static boolean clash(ContainerPort taken, ContainerPort wanted) {
    return taken.hostPort().get().equals(wanted.hostPort().get())
        && taken.protocol().get().equals(wanted.protocol().get())
        && (isAny(taken) || isAny(wanted) || taken.hostIp().get().equals(wanted.hostIp().get()));
  }

  private static boolean isAny(ContainerPort port) {
    return port.hostIp().get().isEmpty() || port.hostIp().get().equals(ANY);
  }
}
