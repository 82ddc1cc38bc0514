package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FieldValidation;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.yaml.FieldCursor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the ports of containers; mirrors {@code validateContainerPorts} and its siblings. */
final class PortValidation {

  private static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP");

  private PortValidation() {}

  /** Mirrors {@code validateContainerPorts}. */
  static void validateContainerPorts(FieldCursor ports, ErrorList complaints) {
    if (!ports.isPresent()) {
      return;
    }
    Set<String> names = new HashSet<>();
    for (FieldCursor port : ports.items()) {
      validateName(port.get("name"), names, complaints);
      validateContainerPort(port.get("containerPort"), complaints);
      FieldCursor hostPort = port.get("hostPort");
      long number = FieldValidation.number(hostPort);
      if (number != 0) {
        invalidNumber(hostPort, number, complaints);
      }
      FieldCursor protocol = port.get("protocol");
      if (!protocol.stringOrEmpty().isEmpty()) {
        FieldValidation.oneOf(protocol, PROTOCOLS, complaints);
      }
    }
  }

  private static void validateName(FieldCursor name, Set<String> names, ErrorList complaints) {
    String value = name.stringOrEmpty();
    if (value.isEmpty()) {
      return;
    }
    String wrong = NameValidation.portName(value);
    if (wrong != null) {
      FieldValidation.form(name, "port name", wrong, complaints);
    } else if (!names.add(value)) {
      complaints.duplicate(
          name, "another port of the container is called \"" + value + "\"; rename one of them");
    }
  }

  private static void validateContainerPort(FieldCursor field, ErrorList complaints) {
    long port = FieldValidation.number(field);
    if (port == 0) {
      complaints.required(field, "a port needs the containerPort that the process listens on");
    } else {
      invalidNumber(field, port, complaints);
    }
  }

  private static void invalidNumber(FieldCursor field, long port, ErrorList complaints) {
    String wrong = NameValidation.portNumber(port);
    if (wrong != null) {
      complaints.invalid(field, field.name() + " " + port + " " + wrong);
    }
  }

  /** Mirrors {@code ValidatePortNumOrName}, for the port of a probe. */
  static void validatePortNumOrName(FieldCursor field, ErrorList complaints) {
    String name = field.string();
    if (name != null) {
      FieldValidation.form(field, "port name", NameValidation.portName(name), complaints);
      return;
    }
    long port = FieldValidation.number(field);
    String wrong = NameValidation.portNumber(port);
    if (wrong != null) {
      complaints.invalid(field, "port " + port + " " + wrong + ", or the name of a port");
    }
  }

  /** Mirrors {@code checkHostPortConflicts} across the containers of a list. */
  static void checkHostPortConflicts(
      FieldCursor containers, PodValidationContext pod, ErrorList complaints) {
    Set<String> taken = new HashSet<>();
    for (FieldCursor container : containers.items()) {
      for (FieldCursor port : container.get("ports").items()) {
        FieldCursor hostPort = port.get("hostPort");
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
      FieldCursor container,
      FieldCursor containers,
      PodValidationContext pod,
      ErrorList complaints) {
    Set<String> taken = new HashSet<>();
    List<FieldCursor> ports = container.get("ports").items();
    for (int i = 0; i < ports.size(); i++) {
      if (!take(ports.get(i), pod, taken)) {
        complaints.add(
            ports.get(i).get("hostPort"),
            containers.place().path() + "[0].ports[" + i + "].hostPort",
            CauseType.DUPLICATE,
            takenTwice(ports.get(i), pod));
      }
    }
  }

  private static boolean take(FieldCursor port, PodValidationContext pod, Set<String> taken) {
    long number = hostPort(port, pod);
    return number == 0
        || taken.add(protocol(port) + "/" + port.get("hostIP").stringOrEmpty() + "/" + number);
  }

  private static String takenTwice(FieldCursor port, PodValidationContext pod) {
    return "hostPort "
        + hostPort(port, pod)
        + "/"
        + protocol(port)
        + " is taken twice on the same address in this pod; only one port can have it";
  }

  private static String protocol(FieldCursor port) {
    String protocol = port.get("protocol").stringOrEmpty();
    return protocol.isEmpty() ? "TCP" : protocol;
  }

  private static long hostPort(FieldCursor port, PodValidationContext pod) {
    long number = FieldValidation.number(port.get("hostPort"));
    // Gate DefaultHostNetworkHostPortsInPodTemplates: off since 1.28, where it came.
    boolean filledIn = !pod.gates().since(28) && pod.hostNetwork();
    return number == 0 && filledIn ? FieldValidation.number(port.get("containerPort")) : number;
  }

  /** Mirrors {@code validatePodHostNetworkDeps}; of Pods the ports are filled in before. */
  static void validatePodHostNetworkDeps(PodValidationContext pod, ErrorList complaints) {
    if (!pod.hostNetwork()) {
      return;
    }
    for (FieldCursor container : pod.spec().get("containers").items()) {
      for (FieldCursor port : container.get("ports").items()) {
        long hostPort = FieldValidation.number(port.get("hostPort"));
        long containerPort = FieldValidation.number(port.get("containerPort"));
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
