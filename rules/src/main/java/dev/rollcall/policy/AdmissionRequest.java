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

/** A request that policies are asked about. */
final class AdmissionRequest {

  private static final String CONTROLLER =
      "system:serviceaccount:kube-system:daemon-set-controller";

  private final ObjectId id;
  private final RequestKind kind;
  private final @Nullable CelMap object;
  private final @Nullable CelMap oldObject;
  private final FieldCursor source;
  private final boolean pod;
  private @Nullable CelMap value;

  /**
   * Creates a request.
   *
   * @param object the object as admission sees it, null if it is deleted
   * @param oldObject the object that is replaced or deleted, null if it is created
   * @param source the linted object; of a DaemonSet's pod the DaemonSet
   */
  AdmissionRequest(
      ObjectId id,
      RequestKind kind,
      @Nullable CelMap object,
      @Nullable CelMap oldObject,
      FieldCursor source) {
    this.id = id;
    this.kind = kind;
    this.object = object;
    this.oldObject = oldObject;
    this.source = source;
    this.pod =
        id.kind().equals("Pod") && source.place().origin().object().kind().equals("DaemonSet");
  }

  ObjectId id() {
    return id;
  }

  RequestKind kind() {
    return kind;
  }

  /** Returns the object as admission sees it, null if it is deleted. */
  @Nullable CelMap object() {
    return object;
  }

  /** Returns the linted object; of a DaemonSet's pod the DaemonSet. */
  FieldCursor source() {
    return source;
  }

  /** Returns whether this is the pod that a DaemonSet's controller makes. */
  boolean pod() {
    return pod;
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
    CelMap made = value;
    if (made == null) {
      made = made();
      value = made;
    }
    return made;
  }

  private CelMap made() {
    CelMap type = type("kind", id.kind());
    CelMap resource = type("resource", kind.resource());
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("kind", type);
    request.put("resource", resource);
    request.put("requestKind", type);
    request.put("requestResource", resource);
    request.put("name", name());
    if (kind.namespaced()) {
      request.put("namespace", id.namespace());
    }
    request.put("operation", kind.operation());
    request.put("userInfo", user());
    request.put("dryRun", false);
    request.put(
        "options", CelMap.of(Map.of("apiVersion", "meta.k8s.io/v1", "kind", optionsKind())));
    return CelMap.of(request);
  }

  private CelMap type(String field, String name) {
    Map<String, Object> type = new LinkedHashMap<>();
    type.put("group", kind.group());
    type.put("version", kind.version());
    type.put(field, name);
    return CelMap.of(type);
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
    String operation = kind.operation();
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
