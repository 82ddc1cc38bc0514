package dev.rollcall.policy;

import dev.rollcall.cel.CelList;
import dev.rollcall.cel.CelMap;
import dev.rollcall.cel.CelNull;
import dev.rollcall.cel.CelPath;
import dev.rollcall.source.ObjectId;
import dev.rollcall.yaml.FieldCursor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that policies are asked about.
 *
 * @param object the object as admission sees it
 * @param source the linted object; of a DaemonSet's pod the DaemonSet
 * @param pod whether this is the pod that the DaemonSet's controller makes
 */
record AdmissionRequest(ObjectId id, CelMap object, FieldCursor source, boolean pod) {

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

  private @Nullable Object metadata(String field) {
    return object.find("metadata") instanceof CelMap map ? map.find(field) : null;
  }

  String name() {
    return metadata("name") instanceof String name ? name : "";
  }

  Map<Object, Object> labels() {
    return metadata("labels") instanceof CelMap labels ? labels.entries() : Map.of();
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
    request.put("operation", "CREATE");
    request.put("userInfo", user());
    request.put("dryRun", false);
    request.put(
        "options", CelMap.of(Map.of("apiVersion", "meta.k8s.io/v1", "kind", "CreateOptions")));
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

  Object oldObject() {
    return CelNull.NULL;
  }
}
