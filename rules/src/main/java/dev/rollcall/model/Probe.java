package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;

/**
 * How the kubelet finds out about a container; durations in seconds.
 *
 * @param place the place of the probe; where it is not present there is none, and all else says
 *     nothing
 * @param handler {@code exec}, {@code httpGet}, {@code tcpSocket}, {@code grpc}, or empty
 * @param command the command of {@code exec}
 * @param content the text of the probe, for comparing two
 */
public record Probe(
    FieldLocation place,
    String handler,
    Value<String> host,
    Value<String> port,
    List<Value<String>> command,
    Value<Long> initialDelaySeconds,
    Value<Long> periodSeconds,
    Value<Long> timeoutSeconds,
    Value<Long> successThreshold,
    Value<Long> failureThreshold,
    String content) {

  private static final String[] HANDLERS = {"exec", "httpGet", "tcpSocket", "grpc"};

  static Probe read(FieldCursor probe) {
    return probe.isPresent() ? written(probe) : absent(probe);
  }

  /** Most containers lack most probes: one value stands for all that is not there. */
  private static Probe absent(FieldCursor probe) {
    Value<String> none = new Value.Defaulted<>("", probe);
    Value<Long> zero = new Value.Defaulted<>(0L, probe);
    return new Probe(probe.place(), "", none, none, List.of(), zero, zero, zero, zero, zero, "");
  }

  private static Probe written(FieldCursor probe) {
    String handler = "";
    for (String candidate : HANDLERS) {
      if (probe.get(candidate).isPresent()) {
        handler = candidate;
        break;
      }
    }
    FieldCursor action = probe.get(handler);
    return new Probe(
        probe.place(),
        handler,
        Value.string(action.get("host")),
        Value.portNameOrNumber(action.get("port")),
        FieldLists.strings(action.get("command")),
        Value.integer(probe.get("initialDelaySeconds"), 0),
        Value.integer(probe.get("periodSeconds"), 10),
        Value.integer(probe.get("timeoutSeconds"), 1),
        Value.integer(probe.get("successThreshold"), 1),
        Value.integer(probe.get("failureThreshold"), 3),
        CanonicalText.of(probe.node()));
  }

  public boolean isPresent() {
    return place.isPresent();
  }
}
