package dev.rollcall.admission;

import dev.rollcall.yaml.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the ports of containers; mirrors {@code validateContainerPorts} and its siblings. */
final class PortValidation {

  private static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP");

  private PortValidation() {}

  /** Mirrors {@code validateContainerPorts}. */
  static void validateContainerPorts(Field ports, Complaints complaints) {
    if (!ports.isPresent()) {
      return;
    }
    Set<String> names = new HashSet<>();
    for (Field port : ports.items()) {
      validateName(port.get("name"), names, complaints);
      validateContainerPort(port.get("containerPort"), complaints);
      Field hostPort = port.get("hostPort");
      long number = FieldChecks.number(hostPort);
      if (number != 0) {
        invalidNumber(hostPort, number, complaints);
      }
      Field protocol = port.get("protocol");
      if (!protocol.stringOrEmpty().isEmpty()) {
        FieldChecks.oneOf(protocol, PROTOCOLS, complaints);
      }
    }
  }

  private static void validateName(Field name, Set<String> names, Complaints complaints) {
    String value = name.stringOrEmpty();
    if (value.isEmpty()) {
      return;
    }
    String wrong = Names.portName(value);
    if (wrong != null) {
      FieldChecks.form(name, "port name", wrong, complaints);
    } else if (!names.add(value)) {
      complaints.duplicate(
          name, "another port of the container is called \"" + value + "\"; rename one of them");
    }
  }

  private static void validateContainerPort(Field field, Complaints complaints) {
    long port = FieldChecks.number(field);
    if (port == 0) {
      complaints.required(field, "a port needs the containerPort that the process listens on");
    } else {
      invalidNumber(field, port, complaints);
    }
  }

  private static void invalidNumber(Field field, long port, Complaints complaints) {
    String wrong = Names.portNumber(port);
    if (wrong != null) {
      complaints.invalid(field, field.name() + " " + port + " " + wrong);
    }
  }

  /** Mirrors {@code ValidatePortNumOrName}, for the port of a probe. */
  static void validatePortNumOrName(Field field, Complaints complaints) {
    String name = field.string();
    if (name != null) {
      FieldChecks.form(field, "port name", Names.portName(name), complaints);
      return;
    }
    long port = FieldChecks.number(field);
    String wrong = Names.portNumber(port);
    if (wrong != null) {
      complaints.invalid(field, "port " + port + " " + wrong + ", or the name of a port");
    }
  }

  /** Mirrors {@code checkHostPortConflicts} across the containers of a list. */
  static void checkHostPortConflicts(Field containers, PodFacts pod, Complaints complaints) {
    Set<String> taken = new HashSet<>();
    for (Field container : containers.items()) {
      for (Field port : container.get("ports").items()) {
        Field hostPort = port.get("hostPort");
        if (!take(port, pod, taken)) {
          complaints.duplicate(hostPort, takenTwice(port, pod));
        }
      }
    }
  }

  /**
   * Mirrors {@code checkHostPortConflicts} for one init container, which the server always calls
   * the first.
   */
  static void checkHostPortConflicts(
      Field container, Field containers, PodFacts pod, Complaints complaints) {
    Set<String> taken = new HashSet<>();
    List<Field> ports = container.get("ports").items();
    for (int i = 0; i < ports.size(); i++) {
      if (!take(ports.get(i), pod, taken)) {
        complaints.add(
            ports.get(i).get("hostPort"),
            containers.place().path() + "[0].ports[" + i + "].hostPort",
            Reason.DUPLICATE,
            takenTwice(ports.get(i), pod));
      }
    }
  }

  private static boolean take(Field port, PodFacts pod, Set<String> taken) {
    long number = hostPort(port, pod);
    return number == 0
        || taken.add(protocol(port) + "/" + port.get("hostIP").stringOrEmpty() + "/" + number);
  }

  private static String takenTwice(Field port, PodFacts pod) {
    return "hostPort "
        + hostPort(port, pod)
        + "/"
        + protocol(port)
        + " is taken twice on the same address in this pod; only one port can have it";
  }

  private static String protocol(Field port) {
    String protocol = port.get("protocol").stringOrEmpty();
    return protocol.isEmpty() ? "TCP" : protocol;
  }

  private static long hostPort(Field port, PodFacts pod) {
    long number = FieldChecks.number(port.get("hostPort"));
    return number == 0 && pod.gates().fillsInHostPorts() && pod.hostNetwork()
        ? FieldChecks.number(port.get("containerPort"))
        : number;
  }

  /** Mirrors {@code validatePodHostNetworkDeps} for a template. */
  static void validatePodHostNetworkDeps(PodFacts pod, Complaints complaints) {
    if (!pod.hostNetwork()) {
      return;
    }
    for (Field container : pod.spec().get("containers").items()) {
      for (Field port : container.get("ports").items()) {
        long hostPort = FieldChecks.number(port.get("hostPort"));
        long containerPort = FieldChecks.number(port.get("containerPort"));
        if (hostPort != 0 && hostPort != containerPort) {
          complaints.invalid(
              port.get("hostPort"),
              "hostPort "
                  + hostPort
                  + " must be the same as containerPort "
                  + containerPort
                  + ", because the pod uses the host's network; or leave it out");
        }
      }
    }
  }
}
