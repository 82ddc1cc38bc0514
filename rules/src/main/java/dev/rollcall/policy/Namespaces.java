package dev.rollcall.policy;

import dev.rollcall.cel.CelList;
import dev.rollcall.cel.CelMap;
import dev.rollcall.cel.CelNull;
import dev.rollcall.cel.CelPath;
import dev.rollcall.yaml.FieldCursor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Namespaces of the input; of others only the name is known. */
final class Namespaces {

  private final Map<String, FieldCursor> known = new HashMap<>();

  void add(FieldCursor namespace) {
    known.put(namespace.path("metadata", "name").stringOrEmpty(), namespace);
  }

  boolean isKnown(String name) {
    return known.containsKey(name);
  }

  Map<String, Object> labels(String name) {
    Map<String, Object> labels = texts(name, "labels");
    labels.put("kubernetes.io/metadata.name", name);
    return labels;
  }

  private Map<String, Object> texts(String name, String field) {
    Map<String, Object> texts = new LinkedHashMap<>();
    FieldCursor namespace = known.get(name);
    if (namespace != null) {
      for (FieldCursor entry : namespace.path("metadata", field).entries()) {
        texts.put(entry.name(), entry.stringOrEmpty());
      }
    }
    return texts;
  }

  /** Returns the value of {@code namespaceObject}. */
  Object value(AdmissionRequest request) {
    if (!request.kind().namespaced()) {
      return CelNull.NULL;
    }
    String name = request.id().namespace();
    String unknown = "the Namespace " + name + ", which is not in the input";
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", name);
    boolean whole = isKnown(name);
    metadata.put("labels", whole ? CelMap.of(labels(name)) : CelMap.open(labels(name), unknown));
    if (whole && !texts(name, "annotations").isEmpty()) {
      metadata.put("annotations", CelMap.of(texts(name, "annotations")));
    }
    Map<String, Object> namespace = new LinkedHashMap<>();
    namespace.put("metadata", whole ? CelMap.of(metadata) : CelMap.open(metadata, unknown));
    namespace.put(
        "spec",
        CelMap.of(
            Map.of(
                "finalizers",
                CelList.at(CelPath.root("namespaceObject"), List.<Object>of("kubernetes")))));
    namespace.put("status", CelMap.of(Map.of("phase", "Active")));
    return CelMap.of(namespace);
  }
}
