package dev.rollcall.engine.reading;

import dev.rollcall.model.ModelReader;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.ListHeader;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlSequence;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what objects are that do not say so. The items of a list that client-go returns have
 * neither kind nor apiVersion, and collectors write them as they are.
 */
final class KindInference {

  /** The resources that placement or a rule looks at: plural, kind, apiVersion. */
  private static final Map<String, ObjectId> RESOURCES =
      Map.ofEntries(
          resource("daemonsets", "DaemonSet", "apps/v1"),
          resource("nodes", "Node", "v1"),
          resource("pods", "Pod", "v1"),
          resource("deployments", "Deployment", "apps/v1"),
          resource("statefulsets", "StatefulSet", "apps/v1"),
          resource("replicasets", "ReplicaSet", "apps/v1"),
          resource("namespaces", "Namespace", "v1"),
          resource("priorityclasses", "PriorityClass", "scheduling.k8s.io/v1"),
          resource("runtimeclasses", "RuntimeClass", "node.k8s.io/v1"),
          resource("limitranges", "LimitRange", "v1"),
          resource("resourcequotas", "ResourceQuota", "v1"),
          resource("poddisruptionbudgets", "PodDisruptionBudget", "policy/v1"));

  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("ds", "daemonsets"),
          Map.entry("no", "nodes"),
          Map.entry("po", "pods"),
          Map.entry("daemonset", "daemonsets"),
          Map.entry("node", "nodes"),
          Map.entry("pod", "pods"),
          Map.entry("deployment", "deployments"),
          Map.entry("statefulset", "statefulsets"),
          Map.entry("replicaset", "replicasets"),
          Map.entry("namespace", "namespaces"));

  /** A file, its namespace, the directory of its kind. */
  private static final int PARTS = 3;

  /**
   * What an object is.
   *
   * @param evidence what says so, for messages
   */
  record Inferred(ObjectId id, String evidence) {}

  private KindInference() {}

  private static Map.Entry<String, ObjectId> resource(String plural, String kind, String version) {
    return Map.entry(plural, new ObjectId(version, kind, "", ""));
  }

  /** Returns whether an item has the name that every object has. */
  static boolean isObject(FieldCursor item) {
    FieldCursor metadata = item.get("metadata");
    return metadata.node() instanceof YamlMapping && metadata.get("name").string() != null;
  }

  /** Returns whether an array holds objects, and not words or settings. */
  static boolean isOfObjects(SourceFile file, YamlSequence array) {
    for (YamlNode item : array.items()) {
      if (item instanceof YamlMapping mapping) {
        FieldCursor object = ModelReader.open(file, mapping, ObjectId.UNKNOWN);
        return object.get("kind").string() != null || isObject(object);
      }
    }
    return false;
  }

  /**
   * Returns what an object without a kind is, or null if neither its fields nor names say.
   *
   * @param names of the file and its directories, or of the fields in which the object stands
   */
  static @Nullable Inferred infer(FieldCursor object, String names) {
    if (!isObject(object)) {
      return null;
    }
    String named = resourceIn(names);
    String plural = byFields(object, named);
    if (plural != null) {
      return new Inferred(of(plural), "as the fields say that only this kind has");
    }
    boolean fits =
        switch (named) {
          case "" -> false;
          case "daemonsets", "deployments", "statefulsets", "replicasets" ->
              object.path("spec", "template").isPresent();
          case "pods" -> object.path("spec", "containers").isPresent();
          default -> !object.path("spec", "template").isPresent();
        };
    return fits ? new Inferred(of(named), "as the name of the file or field says") : null;
  }

  /**
   * Returns what the items of a list are that do not say so, all empty if the list does not either.
   * A v1 List names no kind, a NodeList does.
   */
  static ObjectId itemsOf(ObjectId list) {
    String name = list.kind();
    String kind = name.substring(0, Math.max(0, name.length() - "List".length()));
    return new ObjectId(kind.isEmpty() ? "" : list.apiVersion(), kind, "", "");
  }

  /** Returns the same of a list of which the head alone is read. */
  static ObjectId itemsOf(ListHeader list) {
    return itemsOf(new ObjectId(list.apiVersion(), list.kind(), "", ""));
  }

  private static ObjectId of(String plural) {
    ObjectId id = RESOURCES.get(plural);
    return id == null ? ObjectId.UNKNOWN : id;
  }

  private static @Nullable String byFields(FieldCursor object, String named) {
    FieldCursor spec = object.get("spec");
    FieldCursor status = object.get("status");
    if (status.get("nodeInfo").isPresent() || spec.get("providerID").isPresent()) {
      return "nodes";
    }
    if (spec.get("template").isPresent()) {
      boolean counted = status.get("desiredNumberScheduled").isPresent();
      return counted || status.get("numberMisscheduled").isPresent() ? "daemonsets" : null;
    }
    // A pod that is to be made has no node yet, and a template of pods neither node nor phase.
    boolean runs = spec.get("nodeName").isPresent() || status.get("phase").isPresent();
    return runs && spec.get("containers").isPresent() && !named.equals("podtemplates")
        ? "pods"
        : null;
  }

  /**
   * Returns the resource that a file is named by, such as {@code nodes.json}, {@code
   * core_v1_nodes.json}, {@code daemonsets/kube-system.json} or {@code
   * daemonset/kube-system/agent.json}; empty if none.
   */
  private static String resourceIn(String names) {
    String[] parts = names.toLowerCase(Locale.ROOT).split("[/!]", -1);
    for (int i = parts.length - 1; i >= Math.max(0, parts.length - PARTS); i--) {
      String found = "";
      for (String word : parts[i].split("[^a-z]+", -1)) {
        String plural = OTHER_NAMES.getOrDefault(word, word);
        found = RESOURCES.containsKey(plural) ? plural : found;
      }
      if (!found.isEmpty()) {
        return found;
      }
    }
    return "";
  }
}
