package dev.rollcall.rules.placement;

import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import java.util.List;

/** Recognises agents that other pods, or their owners, miss on a node without them. */
final class NeededAgent {

  /** Words in their names and images. */
  private static final List<String> WORDS =
      List.of(
          "fluent",
          "promtail",
          "vector",
          "filebeat",
          "logstash",
          "otel",
          "opentelemetry",
          "alloy",
          "node-exporter",
          "node_exporter",
          "datadog",
          "telegraf",
          "node-local-dns",
          "nodelocaldns",
          "node-cache",
          "longhorn",
          "falco");

  private NeededAgent() {}

  static boolean is(DaemonSet daemonSet) {
    PodSpec pod = daemonSet.pod();
    if (NodeCriticalAgent.networkPlugin(pod) != null
        || NodeCriticalAgent.storageDriver(pod) != null) {
      return true;
    }
    for (String word : WORDS) {
      if (daemonSet.name().contains(word)) {
        return true;
      }
      for (Container container : pod.containers()) {
        if (container.image().get().contains(word)) {
          return true;
        }
      }
    }
    return false;
  }
}
