package dev.rollcall.rollout;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.scheduler.HostPort;
import dev.rollcall.placement.scheduler.NodeInfos;
import dev.rollcall.placement.scheduler.ResourceUsage;
import dev.rollcall.podadmission.PodRequests;
import dev.rollcall.quantity.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Returns whether a node has room for a new pod beside the old one, as the scheduler's filters
 * NodePorts and NodeResourcesFit do.
 */
final class SurgeFit {

  private static final List<String> NO_PORTS = List.of(NodeInfos.NO_FREE_PORTS);
  private static final Quantity ONE = Quantity.of(1);

  private final Cluster cluster;
  private final boolean clash;
  private final Map<String, Quantity> requests = new LinkedHashMap<>();

  /**
   * Compares two pods.
   *
   * @param cluster the cluster in which a pod of the one is where it can be
   * @param old whose pod is there as well for a while
   */
  SurgeFit(Cluster cluster, DaemonSet old, DaemonSet fresh) {
    this.cluster = cluster;
    this.clash = clash(HostPort.of(old.pod()), HostPort.of(fresh.pod()));
    requests.put("pods", ONE);
    // The scheduler only looks at what the new pod asks for.
    Map<String, Quantity> wanted = PodRequests.of(fresh.pod());
    PodRequests.of(old.pod())
        .forEach(
            (name, amount) -> {
              Quantity asked = wanted.get(name);
              if (asked != null && asked.signum() > 0) {
                requests.put(name, amount);
              }
            });
  }

  private static boolean clash(List<HostPort> taken, List<HostPort> wanted) {
    for (HostPort port : taken) {
      for (HostPort other : wanted) {
        if (port.clashesWith(other)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns why the new pod cannot be there as long as the old one is; empty if it can. */
  List<String> misfit(Node node) {
    if (clash) {
      return NO_PORTS;
    }
    List<String> reasons = new ArrayList<>();
    for (ResourceUsage usage : cluster.usageOf(node)) {
      Quantity more = requests.get(usage.resource());
      Quantity most = usage.allocatable();
      if (more == null || more.signum() == 0 || most == null) {
        continue;
      }
      if (usage.requested().plus(more).compareTo(most) <= 0) {
        continue;
      }
      if (usage.resource().equals("pods")) {
        reasons.add(0, "Too many pods");
      } else {
        reasons.add("Insufficient " + usage.resource());
      }
    }
    return reasons;
  }
}
