package dev.rollcall.policy;

import dev.rollcall.cel.CelPath;
import dev.rollcall.source.ObjectId;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objects of the input that policies may take parameters from. */
final class Parameters {

  private final Map<FieldCursor, ObjectId> objects = new LinkedHashMap<>();

  void add(FieldCursor object, ObjectId id) {
    objects.put(object, id);
  }

  /**
   * The parameters of a binding.
   *
   * @param problem why they cannot be looked up, or null
   */
  record Found(List<FieldCursor> parameters, @Nullable String problem) {}

  /** Mirrors {@code CollectParams}. */
  Found find(FieldCursor kind, FieldCursor ref, AdmissionRequest request) {
    String apiVersion = kind.get("apiVersion").stringOrEmpty();
    String name = kind.get("kind").stringOrEmpty();
    boolean namespaced = isNamespaced(apiVersion, name);
    String namespace = ref.get("namespace").stringOrEmpty();
    if (namespaced && namespace.isEmpty()) {
      namespace = request.id().namespace();
      if (namespace.isEmpty()) {
        return new Found(
            List.of(),
            "cannot use namespaced paramRef in policy binding that matches cluster-scoped"
                + " resources");
      }
    }
    List<FieldCursor> found = new ArrayList<>();
    for (Map.Entry<FieldCursor, ObjectId> entry : objects.entrySet()) {
      ObjectId id = entry.getValue();
      boolean kindMatches = id.apiVersion().equals(apiVersion) && id.kind().equals(name);
      boolean placeMatches = !namespaced || namespaceOf(id).equals(namespace);
      if (kindMatches && placeMatches && isWanted(entry.getKey(), id, ref)) {
        found.add(entry.getKey());
      }
    }
    return new Found(found, null);
  }

  private static String namespaceOf(ObjectId id) {
    return id.namespace().isEmpty() ? "default" : id.namespace();
  }

  /** A custom kind has a namespace if one of its objects has. */
  private boolean isNamespaced(String apiVersion, String kind) {
    if (apiVersion.equals("v1") && kind.equals("ConfigMap")) {
      return true;
    }
    return objects.values().stream()
        .anyMatch(
            id ->
                id.apiVersion().equals(apiVersion)
                    && id.kind().equals(kind)
                    && !id.namespace().isEmpty());
  }

  private static boolean isWanted(FieldCursor object, ObjectId id, FieldCursor ref) {
    String name = ref.get("name").stringOrEmpty();
    if (!name.isEmpty()) {
      return id.name().equals(name);
    }
    Map<String, String> labels = new LinkedHashMap<>();
    for (FieldCursor label : object.path("metadata", "labels").entries()) {
      labels.put(label.name(), label.stringOrEmpty());
    }
    return Boolean.TRUE.equals(LabelMatch.matches(ref.get("selector"), labels, true));
  }

  static Object value(FieldCursor object) {
    return CelTree.withoutNulls(object.node(), CelPath.root("params"));
  }

  static String name(FieldCursor object) {
    String namespace = object.path("metadata", "namespace").stringOrEmpty();
    String name = object.path("metadata", "name").stringOrEmpty();
    return namespace.isEmpty() ? name : namespace + "/" + name;
  }
}
