package dev.rollcall.lsp.feature;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.UpdateStrategy;
import dev.rollcall.model.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** Words what holds for fields that are not written. */
final class DefaultsText {

  private DefaultsText() {}

  /** Returns Markdown with the defaults in a block of a DaemonSet; empty if there are none. */
  static String markdown(DaemonSet daemonSet, String path) {
    Map<String, Value<?>> fields =
        switch (path) {
          case "spec" -> spec(daemonSet);
          case "spec.updateStrategy", "spec.updateStrategy.rollingUpdate" ->
              strategy(daemonSet.updateStrategy());
          case "spec.template.spec" -> pod(daemonSet.pod());
          default -> Map.of();
        };
    StringBuilder out = new StringBuilder();
    fields.forEach(
        (name, value) -> {
          if (!value.isGiven() && !String.valueOf(value.get()).isEmpty()) {
            out.append("\n- ").append(Markdown.code(name + ": " + value.get()));
          }
        });
    return out.isEmpty() ? "" : "defaults of what is not written:\n" + out + "\n";
  }

  private static Map<String, Value<?>> spec(DaemonSet daemonSet) {
    Map<String, Value<?>> fields = new LinkedHashMap<>();
    fields.put("minReadySeconds", daemonSet.minReadySeconds());
    fields.put("revisionHistoryLimit", daemonSet.revisionHistoryLimit());
    strategy(daemonSet.updateStrategy())
        .forEach((name, value) -> fields.put("updateStrategy." + name, value));
    return fields;
  }

  private static Map<String, Value<?>> strategy(UpdateStrategy strategy) {
    Map<String, Value<?>> fields = new LinkedHashMap<>();
    fields.put("type", strategy.type());
    if (strategy.isRollingUpdate()) {
      fields.put("rollingUpdate.maxUnavailable", strategy.maxUnavailable());
      fields.put("rollingUpdate.maxSurge", strategy.maxSurge());
    }
    return fields;
  }

  private static Map<String, Value<?>> pod(PodSpec pod) {
    Map<String, Value<?>> fields = new LinkedHashMap<>();
    fields.put("dnsPolicy", pod.dnsPolicy());
    fields.put("enableServiceLinks", pod.enableServiceLinks());
    fields.put("schedulerName", pod.schedulerName());
    fields.put("serviceAccountName", pod.serviceAccountName());
    fields.put("terminationGracePeriodSeconds", pod.terminationGracePeriodSeconds());
    return fields;
  }
}
