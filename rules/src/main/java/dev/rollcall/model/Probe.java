package dev.rollcall.model;

import dev.rollcall.source.Place;
import dev.rollcall.yaml.Field;
import java.util.List;

/**
 * How the kubelet finds out about a container; durations in seconds.
 *
 * @param place the place of the probe; where it is not present there is none
 * @param handler {@code exec}, {@code httpGet}, {@code tcpSocket}, {@code grpc}, or empty
 * @param command the command of {@code exec}
 * @param content the text of the probe, for comparing two
 */
public record Probe(
    Place place,
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

  static Probe read(Field probe) {
    String handler = "";
    for (String candidate : HANDLERS) {
      if (probe.get(candidate).isPresent()) {
        handler = candidate;
        break;
      }
    }
    Field action = probe.get(handler);
    String port = action.get("port").text();
    return new Probe(
        probe.place(),
        handler,
        Value.string(action.get("host")),
        port == null
            ? new Value.Defaulted<>("", action.get("port").place())
            : new Value.Given<>(port, action.get("port").place()),
        Lists.strings(action.get("command")),
        Value.integer(probe.get("initialDelaySeconds"), 0),
        Value.integer(probe.get("periodSeconds"), 10),
        Value.integer(probe.get("timeoutSeconds"), 1),
        Value.integer(probe.get("successThreshold"), 1),
        Value.integer(probe.get("failureThreshold"), 3),
        content(probe));
  }

  private static String content(Field probe) {
    return probe.isPresent() ? ContentText.of(probe.node()) : "";
  }

  public boolean isPresent() {
    return place.isPresent();
  }
}
