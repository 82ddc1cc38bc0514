package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;

/**
 * A port of a container.
 *
 * @param hostPort the port of the node, 0 for none; with hostNetwork it is the container port by
 *     default
 */
public record ContainerPort(
    FieldLocation place,
    Value<String> name,
    Value<Long> containerPort,
    Value<Long> hostPort,
    Value<String> hostIp,
    Value<String> protocol) {

  static ContainerPort read(FieldCursor item, boolean hostNetwork) {
    Value<Long> containerPort = Value.integer(item.get("containerPort"), 0);
    long implied = hostNetwork ? containerPort.get() : 0;
    return new ContainerPort(
        item.place(),
        Value.string(item.get("name")),
        containerPort,
        Value.integer(item.get("hostPort"), implied),
        Value.string(item.get("hostIP")),
        Value.string(item.get("protocol"), "TCP"));
  }

  /** Returns whether the port occupies one of the node's. */
  public boolean isOnHost() {
    return hostPort.get() > 0;
  }
}
