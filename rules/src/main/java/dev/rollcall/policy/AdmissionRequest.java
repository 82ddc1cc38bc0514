package dev.rollcall.policy;

import dev.rollcall.cel.CelList;
import dev.rollcall.cel.CelMap;
import dev.rollcall.cel.CelNull;
import dev.rollcall.cel.CelPath;
import dev.rollcall.source.ObjectId;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that policies are asked about.
 *
 * @param operation {@code CREATE}, {@code UPDATE} or {@code DELETE}
 * @param object the object as admission sees it, null if it is deleted
 * @param oldObject the object that is replaced or deleted, null if it is created
 * @param source the linted object; of a DaemonSet's pod the DaemonSet
 * @param pod whether this is the pod that the DaemonSet's controller makes
 */
record AdmissionRequest(
    ObjectId id,
    String operation,
    @Nullable CelMap object,
    @Nullable CelMap oldObject,
    FieldCursor source,
    boolean pod) {

  private static final String CONTROLLER =
      "system:serviceaccount:kube-system:daemon-set-controller";

  String group() {
    int slash = id.apiVersion().indexOf('/');
    return slash < 0 ? "" : id.apiVersion().substring(0, slash);
  }

  String version() {
    return id.apiVersion().substring(id.apiVersion().indexOf('/') + 1);
  }

  /** Returns the plural name of the kind. */
  String resource() {
    String lower = id.kind().toLowerCase(Locale.ROOT);
    if (lower.endsWith("y")) {
      return lower.substring(0, lower.length() - 1) + "ies";
    }
    return lower + (lower.endsWith("s") ? "es" : "s");
  }

  boolean isNamespaced() {
    return !id.namespace().isEmpty();
  }

  private static @Nullable Object metadata(@Nullable CelMap object, String field) {
    return object != null && object.find("metadata") instanceof CelMap map ? map.find(field) : null;
  }

  String name() {
    return metadata(object == null ? oldObject : object, "name") instanceof String name ? name : "";
  }

  /** Returns the labels of the new object and of the old one, as far as there are any. */
  List<Map<Object, Object>> labels() {
    List<Map<Object, Object>> labels = new ArrayList<>();
    for (CelMap each : Arrays.asList(object, oldObject)) {
      if (each != null) {
        labels.add(metadata(each, "labels") instanceof CelMap map ? map.entries() : Map.of());
      }
    }
    return labels;
  }

  /** Returns the value of {@code request}. */
  CelMap value() {
    Map<String, Object> kind = new LinkedHashMap<>();
    kind.put("group", group());
    kind.put("version", version());
    kind.put("kind", id.kind());
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("group", group());
    resource.put("version", version());
    resource.put("resource", resource());
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("kind", CelMap.of(kind));
    request.put("resource", CelMap.of(resource));
    request.put("requestKind", CelMap.of(kind));
    request.put("requestResource", CelMap.of(resource));
    request.put("name", name());
    if (isNamespaced()) {
      request.put("namespace", id.namespace());
    }
    request.put("operation", operation);
    request.put("userInfo", user());
    request.put("dryRun", false);
    request.put(
        "options", CelMap.of(Map.of("apiVersion", "meta.k8s.io/v1", "kind", optionsKind())));
    return CelMap.of(request);
  }

  private CelMap user() {
    if (!pod) {
      return CelMap.open(Map.of(), "the user who sends the request");
    }
    List<Object> groups =
        List.of(
            "system:serviceaccounts", "system:serviceaccounts:kube-system", "system:authenticated");
    return CelMap.open(
        Map.of("username", CONTROLLER, "groups", CelList.at(CelPath.root("request"), groups)),
        "the session of the controller");
  }

  private String optionsKind() {
    return operation.charAt(0) + operation.substring(1).toLowerCase(Locale.ROOT) + "Options";
  }

  /** Returns the value of {@code object}. */
  Object objectValue() {
    return object == null ? CelNull.NULL : object;
  }

  /** Returns the value of {@code oldObject}. */
  Object oldObjectValue() {
    return oldObject == null ? CelNull.NULL : oldObject;
  }
}
