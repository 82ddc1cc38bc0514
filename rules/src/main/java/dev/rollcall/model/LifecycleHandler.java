package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;

/**
 * What the kubelet does once a container has started, or before it stops it.
 *
 * @param place the place of the handler; where it is not present there is none
 * @param action {@code exec}, {@code httpGet}, {@code sleep}, {@code tcpSocket}, or empty
 * @param port the number or name of the port that it asks
 * @param command what {@code exec} runs
 * @param sleepSeconds how long {@code sleep} takes
 */
public record LifecycleHandler(
    FieldLocation place,
    String action,
    Value<String> port,
    List<Value<String>> command,
    Value<Long> sleepSeconds) {

  private static final String[] ACTIONS = {"exec", "httpGet", "sleep", "tcpSocket"};

  static LifecycleHandler read(FieldCursor handler) {
    return handler.isPresent() ? written(handler) : absent(handler);
  }

  /** Most containers have none: one value stands for all that is not there. */
  private static LifecycleHandler absent(FieldCursor handler) {
    return new LifecycleHandler(
        handler.place(),
        "",
        new Value.Defaulted<>("", handler),
        List.of(),
        new Value.Defaulted<>(0L, handler));
  }

  private static LifecycleHandler written(FieldCursor handler) {
    String action = "";
    for (String candidate : ACTIONS) {
      if (handler.get(candidate).isPresent()) {
        action = candidate;
        break;
      }
    }
    return new LifecycleHandler(
        handler.place(),
        action,
        Value.portNameOrNumber(handler.path(action, "port")),
        FieldLists.strings(handler.path("exec", "command")),
        Value.integer(handler.path("sleep", "seconds"), 0));
  }
}
