package dev.rollcall.apiserver.warning;

import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.apiserver.field.FeatureGates;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the server warns of among the ports of all containers of a pod, in its own words. */
final class PortWarnings {

  /** A port with what the server fills in. */
  private record Port(
      FieldCursor field,
      String name,
      long hostPort,
      long containerPort,
      String protocol,
      String hostIp) {

    String path() {
      return field.place().path();
    }

    /** Mirrors Go's {@code %+v}. */
    @Override
    public String toString() {
      return "{Name:"
          + name
          + " HostPort:"
          + hostPort
          + " ContainerPort:"
          + containerPort
          + " Protocol:"
          + protocol
          + " HostIP:"
          + hostIp
          + "}";
    }
  }

  private PortWarnings() {}

  /**
   * Adds the warnings.
   *
   * @param portsMoved whether ports of the container become ports of the host by default
   */
  static void add(
      List<FieldCursor> containers,
      boolean portsMoved,
      FeatureGates gates,
      List<ApiServerWarning> warnings) {
    List<Port> ports = new ArrayList<>();
    for (FieldCursor container : containers) {
      for (FieldCursor port : container.get("ports").items()) {
        ports.add(port(port, portsMoved));
      }
    }
    if (ports.isEmpty()) {
      return;
    }
    Map<String, List<Port>> seen = new HashMap<>();
    for (Port port : ports) {
      if (!port.hostIp().isEmpty() && port.hostPort() == 0) {
        PodWarnings.add(port.field(), "hostIP set without hostPort: " + port, warnings);
      }
      List<Port> others =
          seen.computeIfAbsent(
              port.containerPort() + "/" + port.protocol(), key -> new ArrayList<>());
      for (Port other : others) {
        compare(port, other, warnings);
      }
      others.add(port);
    }
    if (gates.since(33)) {
      names(ports, warnings);
    }
  }

  private static Port port(FieldCursor field, boolean portsMoved) {
    long containerPort = number(field.get("containerPort"));
    long hostPort = number(field.get("hostPort"));
    String protocol = field.get("protocol").stringOrEmpty();
    return new Port(
        field,
        field.get("name").stringOrEmpty(),
        hostPort == 0 && portsMoved ? containerPort : hostPort,
        containerPort,
        protocol.isEmpty() ? "TCP" : protocol,
        field.get("hostIP").stringOrEmpty());
  }

  private static long number(FieldCursor field) {
    Long number = field.integer();
    return number == null ? 0 : number;
  }

  private static void compare(Port port, Port other, List<ApiServerWarning> warnings) {
    boolean sameHostPort = port.hostPort() == other.hostPort();
    String what = null;
    if (sameHostPort && port.hostIp().equals(other.hostIp())) {
      what = "duplicate";
    } else if (port.hostPort() == 0 || other.hostPort() == 0) {
      what = "overlapping";
    } else if (sameHostPort && port.hostIp().isEmpty() != other.hostIp().isEmpty()) {
      what = "dangerously ambiguous";
    }
    if (what != null) {
      PodWarnings.add(port.field(), what + " port definition with " + other.path(), warnings);
    }
  }

  private static void names(List<Port> ports, List<ApiServerWarning> warnings) {
    Map<String, Port> named = new HashMap<>();
    for (Port port : ports) {
      Port other = port.name().isEmpty() ? null : named.putIfAbsent(port.name(), port);
      if (other != null) {
        PodWarnings.add(
            port.field(),
            "duplicate port name \""
                + port.name()
                + "\" with "
                + other.path()
                + ", services and probes that select ports by name will use "
                + other.path(),
            warnings);
      }
    }
  }
}
