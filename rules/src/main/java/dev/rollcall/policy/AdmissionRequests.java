package dev.rollcall.policy;

import dev.rollcall.cel.CelMap;
import dev.rollcall.cel.CelPath;
import dev.rollcall.schemas.ApiTypes;
import dev.rollcall.schemas.FieldType;
import dev.rollcall.schemas.ObjectType;
import dev.rollcall.source.ObjectId;
import dev.rollcall.yaml.FieldCursor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Creates the requests that create, replace and delete objects, as admission sees them. */
final class AdmissionRequests {

  private static final CelPath ROOT = CelPath.root("object");
  private static final String TIME = "2026-01-01T00:00:00Z";
  private static final String UID = "00000000-0000-4000-8000-000000000000";

  private static final Set<String> KINDS =
      Set.of("apps/v1 DaemonSet", "v1 Pod", "v1 Node", "apps/v1 Deployment");

  private final ApiTypes types;
  private final AdmittedObjects objects = new AdmittedObjects();

  AdmissionRequests(ApiTypes types) {
    this.types = types;
  }

  /**
   * Returns the request that creates an object, or null for kinds that policies are not asked
   * about.
   */
  @Nullable AdmissionRequest create(ObjectId id, FieldCursor source) {
    CelMap object = prepared(id, source);
    return object == null
        ? null
        : new AdmissionRequest(named(id), RequestKind.of(id, "CREATE"), object, null, source);
  }

  /** Returns the request that replaces an object, or null for other kinds. */
  @Nullable AdmissionRequest update(ObjectId id, FieldCursor old, FieldCursor now) {
    CelMap before = prepared(id, old);
    CelMap after = prepared(id, now);
    if (before == null || after == null) {
      return null;
    }
    CelMap updated = UpdatedObject.of(before, after);
    return new AdmissionRequest(named(id), RequestKind.of(id, "UPDATE"), updated, before, now);
  }

  /** Returns the request that deletes an object, or null for other kinds. */
  @Nullable AdmissionRequest delete(ObjectId id, FieldCursor old) {
    CelMap before = prepared(id, old);
    return before == null
        ? null
        : new AdmissionRequest(named(id), RequestKind.of(id, "DELETE"), null, before, old);
  }

  static boolean isAsked(ObjectId id) {
    return KINDS.contains(id.apiVersion() + " " + id.kind());
  }

  private static boolean isNamespaced(ObjectId id) {
    return !id.kind().equals("Node");
  }

  private static ObjectId named(ObjectId id) {
    return new ObjectId(id.apiVersion(), id.kind(), namespace(id), id.name());
  }

  private static String namespace(ObjectId id) {
    if (!isNamespaced(id)) {
      return "";
    }
    return id.namespace().isEmpty() ? "default" : id.namespace();
  }

  /** Returns an object as admission sees it when it is created, or null for other kinds. */
  private @Nullable CelMap prepared(ObjectId id, FieldCursor source) {
    ObjectType type = types.find(id.apiVersion(), id.kind());
    CelMap object;
    switch (id.apiVersion() + " " + id.kind()) {
      case "apps/v1 DaemonSet" -> object = daemonSet(objects.of(source, required(type), ROOT));
      case "v1 Pod" -> object = PodAdmission.admit(objects.of(source, required(type), ROOT));
      case "v1 Node" -> object = node(objects.of(source, required(type), ROOT));
      case "apps/v1 Deployment" -> object = deployment(source, type);
      default -> {
        return null;
      }
    }
    return object
        .with("apiVersion", id.apiVersion())
        .with("kind", id.kind())
        .with("metadata", metadata(object, namespace(id), isNamespaced(id)));
  }

  private static ObjectType required(@Nullable ObjectType type) {
    if (type == null) {
      throw new IllegalStateException("no type");
    }
    return type;
  }

  private static CelMap metadata(CelMap object, String namespace, boolean namespaced) {
    CelMap metadata =
        object.find("metadata") instanceof CelMap map
            ? map
            : CelMap.at(ROOT.child("metadata"), Map.of());
    if (metadata.find("name") == null && metadata.find("generateName") instanceof String prefix) {
      metadata = metadata.with("name", prefix + "bcdfg");
    }
    metadata = metadata.with("creationTimestamp", TIME).with("uid", UID);
    if (namespaced) {
      metadata = metadata.with("namespace", namespace).with("generation", 1L);
    }
    return metadata;
  }

  private static CelMap daemonSet(CelMap object) {
    CelMap metadata = child(object, ROOT, "metadata");
    CelMap annotations =
        child(metadata, ROOT.child("metadata"), "annotations")
            .with("deprecated.daemonset.template.generation", "1");
    CelMap spec = child(object, ROOT, "spec");
    spec = orDefault(spec, "revisionHistoryLimit", 10L);
    CelPath path = ROOT.child("spec").child("updateStrategy");
    CelMap strategy =
        orDefault(child(spec, ROOT.child("spec"), "updateStrategy"), "type", "RollingUpdate");
    if ("RollingUpdate".equals(strategy.find("type"))) {
      CelMap rolling = child(strategy, path, "rollingUpdate");
      rolling = orDefault(orDefault(rolling, "maxUnavailable", 1L), "maxSurge", 0L);
      strategy = strategy.with("rollingUpdate", rolling);
    }
    Map<Object, Object> status = new LinkedHashMap<>();
    for (String count :
        List.of(
            "currentNumberScheduled",
            "desiredNumberScheduled",
            "numberMisscheduled",
            "numberReady")) {
      status.put(count, 0L);
    }
    return object
        .with("metadata", metadata.with("annotations", annotations))
        .with("spec", withTemplate(spec).with("updateStrategy", strategy))
        .with("status", CelMap.at(ROOT.child("status"), status));
  }

  private static CelMap withTemplate(CelMap spec) {
    CelPath path = ROOT.child("spec").child("template");
    CelMap template = child(spec, ROOT.child("spec"), "template");
    CelMap inner = child(template, path, "spec");
    return spec.with(
        "template",
        orDefault(template, "metadata", CelMap.at(path.child("metadata"), Map.of()))
            .with("spec", inner));
  }

  private static CelMap node(CelMap object) {
    CelMap spec = child(object, ROOT, "spec");
    Map<String, Object> info = new LinkedHashMap<>();
    for (String name :
        List.of(
            "architecture",
            "bootID",
            "containerRuntimeVersion",
            "kernelVersion",
            "kubeProxyVersion",
            "kubeletVersion",
            "machineID",
            "operatingSystem",
            "osImage",
            "systemUUID")) {
      info.put(name, "");
    }
    Map<Object, Object> status = new LinkedHashMap<>();
    status.put(
        "daemonEndpoints", CelMap.of(Map.of("kubeletEndpoint", CelMap.of(Map.of("Port", 0L)))));
    status.put("nodeInfo", CelMap.of(info));
    return object
        .with("spec", NodeAdmission.podCidrs(spec).with("taints", NodeAdmission.taints(spec)))
        .with("status", CelMap.at(ROOT.child("status"), status));
  }

  private CelMap deployment(FieldCursor source, @Nullable ObjectType type) {
    ObjectType daemonSet = required(types.find("apps/v1", "DaemonSet"));
    CelMap object =
        type == null
            ? (CelMap) CelTree.withoutNulls(source.node(), ROOT)
            : objects.of(source, type, ROOT);
    CelPath specPath = ROOT.child("spec");
    CelMap spec = child(object, ROOT, "spec");
    spec = orDefault(orDefault(spec, "replicas", 1L), "progressDeadlineSeconds", 600L);
    spec = orDefault(spec, "revisionHistoryLimit", 10L);
    CelMap strategy = orDefault(child(spec, specPath, "strategy"), "type", "RollingUpdate");
    if ("RollingUpdate".equals(strategy.find("type"))) {
      CelMap rolling = child(strategy, specPath.child("strategy"), "rollingUpdate");
      rolling = orDefault(orDefault(rolling, "maxUnavailable", "25%"), "maxSurge", "25%");
      strategy = strategy.with("rollingUpdate", rolling);
    }
    if (daemonSet.field("spec") instanceof FieldType.Ref ref
        && ref.type().field("template") instanceof FieldType.Ref template) {
      spec =
          spec.with(
              "template",
              objects.of(
                  source.path("spec", "template"), template.type(), specPath.child("template")));
    }
    return object
        .with("spec", withTemplate(spec).with("strategy", strategy))
        .with("status", CelMap.at(ROOT.child("status"), Map.of()));
  }

  static CelMap child(CelMap parent, CelPath path, String name) {
    return parent.find(name) instanceof CelMap map ? map : CelMap.at(path.child(name), Map.of());
  }

  static CelMap orDefault(CelMap map, String name, Object value) {
    return map.find(name) == null ? map.with(name, value) : map;
  }

  /** Returns the request by which the controller of a DaemonSet makes its pod. */
  static AdmissionRequest podOf(AdmissionRequest daemonSet) {
    CelMap owner = Objects.requireNonNull(daemonSet.object());
    CelMap pod = DaemonPod.of(daemonSet.id(), owner);
    ObjectId id =
        new ObjectId("v1", "Pod", daemonSet.id().namespace(), daemonSet.id().name() + "-bcdfg");
    return new AdmissionRequest(id, RequestKind.POD, pod, null, daemonSet.source());
  }
}
