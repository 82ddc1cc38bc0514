package dev.rollcall.podadmission;

import dev.rollcall.model.GenericObject;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The PodNodeSelector plugin for one namespace: podnodeselector/admission.go. That a namespace has
 * the annotation is taken to mean that the cluster runs the plugin.
 *
 * @param selector the node selector of the namespace
 */
record PodNodeSelectorPlugin(Map<String, Value<String>> selector) {

  private static final String ANNOTATION = "scheduler.alpha.kubernetes.io/node-selector";

  static final PodNodeSelectorPlugin NONE = new PodNodeSelectorPlugin(Map.of());

  static PodNodeSelectorPlugin of(GenericObject namespace) {
    Value<String> annotation = namespace.meta().annotations().value(ANNOTATION);
    if (annotation == null) {
      return NONE;
    }
    Map<String, Value<String>> selector = new LinkedHashMap<>();
    for (String term : annotation.get().split(",", -1)) {
      int equals = term.indexOf('=');
      if (equals > 0) {
        String value = term.substring(equals + 1).strip();
        selector.put(
            term.substring(0, equals).strip(), new Value.Given<>(value, annotation.place()));
      }
    }
    return new PodNodeSelectorPlugin(selector);
  }

  void admit(PodSpec pod, List<PodRefusal> refusals) {
    for (Map.Entry<String, Value<String>> entry : selector.entrySet()) {
      Value<String> own = pod.nodeSelector().value(entry.getKey());
      if (own != null && !own.get().equals(entry.getValue().get())) {
        refusals.add(
            new PodRefusal(
                PodRefusal.POD_NODE_SELECTOR,
                "pod node label selector conflicts with its namespace node label selector",
                own.place(),
                entry.getValue().place()));
        return;
      }
    }
  }
}
