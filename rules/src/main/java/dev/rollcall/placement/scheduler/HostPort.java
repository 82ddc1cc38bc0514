package dev.rollcall.placement.scheduler;

import dev.rollcall.model.ContainerPort;
import dev.rollcall.model.PodSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A port of a node that a pod occupies: the scheduler framework's HostPortInfo.
 *
 * @param ip the address, {@code 0.0.0.0} for all of them
 */
public record HostPort(String ip, String protocol, long port) {

  private static final String ANY = "0.0.0.0";

  /** Returns the ports of the node that the pod occupies. */
  public static List<HostPort> of(PodSpec pod) {
    List<HostPort> ports = new ArrayList<>();
    for (ContainerPort port : pod.hostPorts()) {
      String ip = port.hostIp().get().isEmpty() ? ANY : port.hostIp().get();
      ports.add(new HostPort(ip, port.protocol().get(), port.hostPort().get()));
    }
    return List.copyOf(ports);
  }

  /** Returns whether two pods cannot have these on one node. */
  public boolean clashesWith(HostPort other) {
    return port == other.port
        && protocol.equals(other.protocol)
        && (ip.equals(ANY) || other.ip.equals(ANY) || ip.equals(other.ip));
  }

  boolean isOnAllAddresses() {
    return ip.equals(ANY);
  }

  /** Returns whether any two of them clash. */
  public static boolean clash(List<HostPort> ports, List<HostPort> others) {
    for (HostPort port : ports) {
      for (HostPort other : others) {
        if (port.clashesWith(other)) {
          return true;
        }
      }
    }
    return false;
  }
}
