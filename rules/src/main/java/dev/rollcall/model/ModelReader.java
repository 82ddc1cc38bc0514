package dev.rollcall.model;

import dev.rollcall.source.ObjectId;
import dev.rollcall.source.Origin;
import dev.rollcall.source.Place;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.Field;
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
          "Namespace",
          "ServiceAccount",
          "ConfigMap",
          "Secret",
          "PodDisruptionBudget",
          "HorizontalPodAutoscaler",
          "ResourceQuota",
          "LimitRange",
          "RuntimeClass",
          "Service");

  private ModelReader() {}

  /** Returns the cursor to an object of a file. */
  public static Field open(SourceFile file, int index, YamlMapping object) {
    Field bare =
        new Field(
            Place.root(
                new Origin(file, index, new ObjectId("", "", "", "")),
                object.head(),
                object.span()),
            object);
    Field meta = bare.get("metadata");
    ObjectId id =
        new ObjectId(
            bare.get("apiVersion").stringOrEmpty(),
            bare.get("kind").stringOrEmpty(),
            meta.get("namespace").stringOrEmpty(),
            meta.get("name").stringOrEmpty());
    return new Field(Place.root(new Origin(file, index, id), object.head(), object.span()), object);
  }

  /** Returns the object, null where its kind is none that rollcall looks at. */
  public static @Nullable Manifest read(Field object) {
    Origin origin = object.place().origin();
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
    boolean builtIn = group.isEmpty() || group.endsWith("k8s.io") || !group.contains(".");
    return OTHERS.contains(kind) && builtIn ? OtherObject.read(object, origin) : null;
  }

  private static String group(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }
}
