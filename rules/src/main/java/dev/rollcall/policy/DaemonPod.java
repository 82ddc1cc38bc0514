package dev.rollcall.policy;

import dev.rollcall.cel.CelList;
import dev.rollcall.cel.CelMap;
import dev.rollcall.cel.CelPath;
import dev.rollcall.source.ObjectId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pod that the controller of a DaemonSet makes for a node. */
final class DaemonPod {

  private static final CelPath ROOT = CelPath.root("object");
  private static final CelPath TEMPLATE = ROOT.child("spec").child("template");

  private DaemonPod() {}

  /** Returns the pod as admission sees it; its values keep their places in the DaemonSet. */
  static CelMap of(ObjectId id, CelMap owner) {
    CelMap template =
        AdmissionRequests.child(
            AdmissionRequests.child(owner, ROOT, "spec"), ROOT.child("spec"), "template");
    CelMap metadata = metadata(id, AdmissionRequests.child(template, TEMPLATE, "metadata"));
    CelMap spec = AdmissionRequests.child(template, TEMPLATE, "spec");
    spec = spec.with("tolerations", tolerations(spec)).with("affinity", affinity(spec));
    Map<Object, Object> pod = new LinkedHashMap<>();
    pod.put("apiVersion", "v1");
    pod.put("kind", "Pod");
    pod.put("metadata", metadata);
    pod.put("spec", spec);
    return PodAdmission.admit(CelMap.at(TEMPLATE, pod));
  }

  private static CelMap metadata(ObjectId daemonSet, CelMap template) {
    String name = daemonSet.name();
    CelMap labels =
        AdmissionRequests.child(template, TEMPLATE.child("metadata"), "labels")
            .with("controller-revision-hash", "5b87bb8f9f")
            .with("pod-template-generation", "1");
    Map<String, Object> owner = new LinkedHashMap<>();
    owner.put("apiVersion", "apps/v1");
    owner.put("kind", "DaemonSet");
    owner.put("name", name);
    owner.put("uid", "00000000-0000-4000-8000-000000000000");
    owner.put("controller", true);
    owner.put("blockOwnerDeletion", true);
    Map<Object, Object> metadata = new LinkedHashMap<>();
    metadata.put("labels", labels);
    if (template.find("annotations") instanceof CelMap annotations) {
      metadata.put("annotations", annotations);
    }
    metadata.put("generateName", name + "-");
    metadata.put("name", name + "-bcdfg");
    metadata.put("namespace", daemonSet.namespace());
    metadata.put("ownerReferences", list("ownerReferences", CelMap.of(owner)));
    metadata.put("creationTimestamp", "2026-01-01T00:00:00Z");
    metadata.put("uid", "00000000-0000-4000-8000-000000000000");
    metadata.put("generation", 1L);
    return CelMap.at(TEMPLATE.child("metadata"), metadata);
  }

  private static CelList list(String field, Object... elements) {
    return CelList.at(TEMPLATE.child(field), List.of(elements));
  }

  /** Mirrors {@code AddOrUpdateDaemonPodTolerations}. */
  private static CelList tolerations(CelMap spec) {
    List<Object> tolerations = new ArrayList<>();
    if (spec.find("tolerations") instanceof CelList given) {
      tolerations.addAll(given);
    }
    add(tolerations, "not-ready", "NoExecute");
    add(tolerations, "unreachable", "NoExecute");
    add(tolerations, "disk-pressure", "NoSchedule");
    add(tolerations, "memory-pressure", "NoSchedule");
    add(tolerations, "pid-pressure", "NoSchedule");
    add(tolerations, "unschedulable", "NoSchedule");
    if (Boolean.TRUE.equals(spec.find("hostNetwork"))) {
      add(tolerations, "network-unavailable", "NoSchedule");
    }
    return CelList.at(TEMPLATE.child("spec").child("tolerations"), tolerations);
  }

  private static void add(List<Object> tolerations, String name, String effect) {
    String key = "node.kubernetes.io/" + name;
    Map<String, Object> added = new LinkedHashMap<>();
    added.put("key", key);
    added.put("operator", "Exists");
    added.put("effect", effect);
    for (int i = 0; i < tolerations.size(); i++) {
      if (tolerations.get(i) instanceof CelMap map
          && key.equals(map.find("key"))
          && effect.equals(map.find("effect"))
          && "Exists".equals(map.find("operator"))) {
        tolerations.set(i, CelMap.of(added));
        return;
      }
    }
    tolerations.add(CelMap.of(added));
  }

  /** Mirrors {@code ReplaceDaemonSetPodNodeNameNodeAffinity}. */
  private static CelMap affinity(CelMap spec) {
    CelPath path = TEMPLATE.child("spec").child("affinity");
    CelMap affinity = AdmissionRequests.child(spec, TEMPLATE.child("spec"), "affinity");
    CelMap nodes = AdmissionRequests.child(affinity, path, "nodeAffinity");
    String required = "requiredDuringSchedulingIgnoredDuringExecution";
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("key", "metadata.name");
    field.put("operator", "In");
    field.put("values", list("spec", "node-1"));
    CelList fields = list("spec", CelMap.of(field));
    List<Object> terms = new ArrayList<>();
    if (nodes.find(required) instanceof CelMap selector
        && selector.find("nodeSelectorTerms") instanceof CelList given) {
      for (Object term : given) {
        terms.add(((CelMap) term).with("matchFields", fields));
      }
    }
    if (terms.isEmpty()) {
      terms.add(CelMap.of(Map.of("matchFields", fields)));
    }
    CelMap selector = CelMap.of(Map.of("nodeSelectorTerms", CelList.at(path, terms)));
    return affinity.with("nodeAffinity", nodes.with(required, selector));
  }
}
