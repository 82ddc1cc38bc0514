package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.SourceObject;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlMapping;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects leniently: a field of the wrong type counts as absent, the API server's checks have
 * said so.
 */
public final class ModelReader {

  private static final Set<String> WORKLOADS =
      Set.of("Deployment", "StatefulSet", "ReplicaSet", "ReplicationController");
  private static final Set<String> OTHERS =
      Set.of(
          "PriorityClass",
          "ControllerRevision",
          "Namespace",
          "ServiceAccount",
          "ConfigMap",
          "Secret",
          "PersistentVolumeClaim",
          "PodDisruptionBudget",
          "HorizontalPodAutoscaler",
          "ResourceQuota",
          "LimitRange",
          "RuntimeClass",
          "Service");

  private ModelReader() {}

  /**
   * Returns the cursor to an object of a file.
   *
   * @param list the apiVersion and kind that hold for an item of a typed list that has none itself
   */
  public static FieldCursor open(SourceFile file, YamlMapping object, ObjectId list) {
    FieldCursor bare = root(file, object, list);
    FieldCursor meta = bare.get("metadata");
    ObjectId inferred = NodeGroupKinds.infer(bare, file.name());
    if (inferred != null) {
      return root(file, object, inferred);
    }
    String apiVersion = bare.get("apiVersion").stringOrEmpty();
    String kind = bare.get("kind").stringOrEmpty();
    ObjectId id =
        new ObjectId(
            apiVersion.isEmpty() ? list.apiVersion() : apiVersion,
            kind.isEmpty() ? list.kind() : kind,
            meta.get("namespace").stringOrEmpty(),
            meta.get("name").stringOrEmpty());
    return root(file, object, id);
  }

  private static FieldCursor root(SourceFile file, YamlMapping object, ObjectId id) {
    SourceObject origin = new SourceObject(file, id);
    return new FieldCursor(FieldLocation.root(origin, object.head(), object.span()), object);
  }

  /** Returns the object, null if its kind is none that rollcall looks at. */
  public static @Nullable Manifest read(FieldCursor object) {
    SourceObject origin = object.place().origin();
    String kind = origin.object().kind();
    String group = group(origin.object().apiVersion());
    if (kind.equals("DaemonSet")
        && (group.equals("apps") || group.equals("extensions") || group.isEmpty())) {
      return DaemonSet.read(object, origin);
    }
    // Other projects have kinds of the same names, for example projectcalico.org/v3 Node.
    if (kind.equals("Node") && group.isEmpty()) {
      return Node.read(object, origin);
    }
    if (kind.equals("Pod") && group.isEmpty()) {
      return Pod.read(object, origin);
    }
    if (WORKLOADS.contains(kind)
        && (group.equals("apps") || group.equals("extensions") || group.isEmpty())) {
      return Workload.read(object, origin);
    }
    if (NodeGroupKinds.has(group, kind)) {
      return GenericObject.read(object, origin);
    }
    boolean builtIn = group.isEmpty() || group.endsWith("k8s.io") || !group.contains(".");
    return OTHERS.contains(kind) && builtIn ? GenericObject.read(object, origin) : null;
  }

  /** Returns an object of an unknown kind, which has names and nothing else. */
  public static Manifest ofUnknownKind(FieldCursor object) {
    return GenericObject.read(object, object.place().origin());
  }

  private static String group(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }
}
