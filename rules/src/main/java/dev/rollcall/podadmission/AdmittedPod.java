package dev.rollcall.podadmission;

import dev.rollcall.model.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What admission makes of the pod template of a DaemonSet. The controller looks at the template
 * only; the scheduler and the kubelet get this, with the requests of {@link PodAdmission#requests}.
 *
 * @param refusals what refuses every pod of the DaemonSet alike, empty if the pods are created
 * @param addedNodeSelector the labels that admission adds to the node selector of the template
 */
public record AdmittedPod(List<PodRefusal> refusals, Map<String, Value<String>> addedNodeSelector) {

  /** What admission makes of most pods: created as the template has them. */
  public static final AdmittedPod UNCHANGED = new AdmittedPod(List.of(), Map.of());

  public AdmittedPod {
    refusals = List.copyOf(refusals);
    addedNodeSelector =
        addedNodeSelector.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(addedNodeSelector));
  }

  /** Returns the same pod, which others refuse as well. */
  public AdmittedPod refusedAlso(List<PodRefusal> others) {
    if (others.isEmpty()) {
      return this;
    }
    List<PodRefusal> all = new ArrayList<>(refusals);
    all.addAll(others);
    return new AdmittedPod(all, addedNodeSelector);
  }
}
