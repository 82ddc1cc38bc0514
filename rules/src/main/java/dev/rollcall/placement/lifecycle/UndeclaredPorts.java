package dev.rollcall.placement.lifecycle;

import dev.rollcall.model.Container;
import dev.rollcall.model.ContainerPort;
import dev.rollcall.model.LifecycleHandler;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Probe;
import dev.rollcall.model.Value;
import dev.rollcall.text.Spelling;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds probes and hooks at a port name that their container does not declare. The API server takes
 * any name; {@code ResolveContainerPort} of the kubelet fails on it each time.
 */
public final class UndeclaredPorts {

  private final List<PodObstacle> found = new ArrayList<>(0);
  private final Container container;

  private UndeclaredPorts(Container container) {
    this.container = container;
  }

  /** Returns the ports of all probes and hooks whose names are not declared. */
  public static List<PodObstacle> of(PodSpec pod) {
    List<PodObstacle> all = new ArrayList<>(0);
    for (Container container : pod.allContainers()) {
      all.addAll(new UndeclaredPorts(container).find());
    }
    return all;
  }

  private List<PodObstacle> find() {
    probe(
        "startupProbe",
        container.startupProbe(),
        PodStage.NEVER_READY,
        "so it never counts as started and never becomes Ready");
    probe(
        "readinessProbe",
        container.readinessProbe(),
        PodStage.NEVER_READY,
        "so it never becomes Ready");
    // doProbe drops a result that is an error: a liveness probe that cannot be made restarts
    // nothing.
    probe("livenessProbe", container.livenessProbe(), PodStage.RUNS, "so it is never restarted");
    hook(
        "postStart",
        container.lifecycle().postStart(),
        PodStage.NOT_STARTED,
        "so the kubelet kills it and starts it again, for ever");
    hook(
        "preStop",
        container.lifecycle().preStop(),
        PodStage.RUNS,
        "so it is stopped without the hook");
    return found;
  }

  private void probe(String field, Probe probe, PodStage stage, String consequence) {
    if (probe.isPresent()) {
      check(field, probe.port(), stage, consequence);
    }
  }

  private void hook(String field, LifecycleHandler hook, PodStage stage, String consequence) {
    if (hook.action().equals("httpGet")) {
      check(field + " hook", hook.port(), stage, consequence);
    }
  }

  private void check(String asker, Value<String> port, PodStage stage, String consequence) {
    String name = port.get();
    if (!port.isGiven() || name.isEmpty() || isNumber(name)) {
      return;
    }
    List<String> names = names();
    if (names.contains(name)) {
      return;
    }
    found.add(
        new PodObstacle(
            stage,
            port.place(),
            "the %s asks for port \"%s\", which container \"%s\" does not declare, %s%s"
                .formatted(asker, name, container.name().get(), consequence, advice(name, names))));
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (ContainerPort port : container.ports()) {
      if (port.name().isGiven()) {
        names.add(port.name().get());
      }
    }
    return names;
  }

  private static String advice(String name, List<String> names) {
    return names.isEmpty()
        ? "; name a port of it so, or give the number"
        : Spelling.advice(name, names);
  }

  /** A number in quotes is a number here, though the API server refuses most. */
  private static boolean isNumber(String port) {
    for (int i = 0; i < port.length(); i++) {
      if (port.charAt(i) < '0' || port.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
