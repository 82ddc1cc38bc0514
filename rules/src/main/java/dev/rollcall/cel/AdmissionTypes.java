package dev.rollcall.cel;

import java.util.LinkedHashMap;
import java.util.Map;

/** The declared types of {@code request} and {@code namespaceObject}: {@code BuildRequestType}. */
final class AdmissionTypes {

  private AdmissionTypes() {}

  static Map<String, Map<String, CelType>> fields() {
    Map<String, Map<String, CelType>> types = new LinkedHashMap<>();
    CelType text = CelType.STRING;
    CelType kind = CelType.struct("kubernetes.GroupVersionKind");
    CelType resource = CelType.struct("kubernetes.GroupVersionResource");
    types.put("kubernetes.GroupVersionKind", texts("group", "version", "kind"));
    types.put("kubernetes.GroupVersionResource", texts("group", "version", "resource"));
    Map<String, CelType> user = texts("username", "uid");
    user.put("groups", CelType.list(text));
    user.put("extra", CelType.map(text, CelType.list(text)));
    types.put("kubernetes.UserInfo", user);
    Map<String, CelType> request =
        texts("subResource", "requestSubResource", "name", "namespace", "operation");
    request.put("kind", kind);
    request.put("resource", resource);
    request.put("requestKind", kind);
    request.put("requestResource", resource);
    request.put("userInfo", CelType.struct("kubernetes.UserInfo"));
    request.put("dryRun", CelType.BOOL);
    request.put("options", CelType.DYN);
    types.put("kubernetes.AdmissionRequest", request);
    namespace(types);
    return types;
  }

  private static void namespace(Map<String, Map<String, CelType>> types) {
    CelType text = CelType.STRING;
    Map<String, CelType> metadata =
        texts("name", "generateName", "namespace", "UID", "resourceVersion");
    metadata.put("labels", CelType.map(text, text));
    metadata.put("annotations", CelType.map(text, text));
    metadata.put("creationTimestamp", CelType.TIMESTAMP);
    metadata.put("deletionTimestamp", CelType.TIMESTAMP);
    metadata.put("deletionGracePeriodSeconds", CelType.INT);
    metadata.put("generation", CelType.INT);
    metadata.put("finalizers", CelType.list(text));
    types.put("kubernetes.NamespaceMetadata", metadata);
    types.put("kubernetes.NamespaceSpec", Map.of("finalizers", CelType.list(text)));
    Map<String, CelType> condition = texts("status", "type", "message", "reason");
    condition.put("lastTransitionTime", CelType.TIMESTAMP);
    types.put("kubernetes.NamespaceCondition", condition);
    Map<String, CelType> status = texts("phase");
    status.put("conditions", CelType.list(CelType.struct("kubernetes.NamespaceCondition")));
    types.put("kubernetes.NamespaceStatus", status);
    Map<String, CelType> namespace = new LinkedHashMap<>();
    namespace.put("metadata", CelType.struct("kubernetes.NamespaceMetadata"));
    namespace.put("spec", CelType.struct("kubernetes.NamespaceSpec"));
    namespace.put("status", CelType.struct("kubernetes.NamespaceStatus"));
    types.put("kubernetes.Namespace", namespace);
  }

  private static Map<String, CelType> texts(String... names) {
    Map<String, CelType> fields = new LinkedHashMap<>();
    for (String name : names) {
      fields.put(name, CelType.STRING);
    }
    return fields;
  }
}
