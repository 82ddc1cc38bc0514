package dev.rollcall.placement.scheduler;

import dev.rollcall.model.ContainerPort;
import dev.rollcall.model.PodSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A port of a node that a pod occupies: the scheduler framework's HostPortInfo.
 *
 * @param ip the address, {@code 0.0.0.0} for all of them
 */
public record HostPort(String ip, String protocol, long port) {

  private static final String ANY = "0.0.0.0";

  // Those that Java makes for a record are put together at run time, which takes milliseconds.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HostPort same
        && port == same.port
        && protocol.equals(same.protocol)
        && ip.equals(same.ip);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Long.hashCode(port) + protocol.hashCode()) + ip.hashCode();
  }

  /** Returns the ports of the node that the pod occupies. */
  public static List<HostPort> of(PodSpec pod) {
    List<ContainerPort> taken = pod.hostPorts();
    if (taken.isEmpty()) {
      return List.of();
    }
    List<HostPort> ports = new ArrayList<>(taken.size());
    for (ContainerPort port : taken) {
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
