package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;

/**
 * What the kubelet does once a container has started, or before it stops it.
 *
 * @param place the place of the handler; where it is not present there is none
 * @param action {@code exec}, {@code httpGet}, {@code sleep}, {@code tcpSocket}, or empty
 * @param port the number or name of the port that it asks
 */
public record LifecycleHandler(FieldLocation place, String action, Value<String> port) {

  private static final String[] ACTIONS = {"exec", "httpGet", "sleep", "tcpSocket"};

  static LifecycleHandler read(FieldCursor handler) {
    if (!handler.isPresent()) {
      return new LifecycleHandler(handler.place(), "", new Value.Defaulted<>("", handler));
    }
    String action = "";
    for (String candidate : ACTIONS) {
      if (handler.get(candidate).isPresent()) {
        action = candidate;
        break;
      }
    }
    return new LifecycleHandler(
        handler.place(), action, Value.portNameOrNumber(handler.path(action, "port")));
  }
}
