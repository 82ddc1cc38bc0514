package dev.rollcall.apiserver.decoding;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.ErrorMessage;
import dev.rollcall.schemas.FieldHistory;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.MinorRange;
import dev.rollcall.schemas.ObjectType;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.text.Spelling;
import dev.rollcall.yaml.FieldCursor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Words what is known of a field that its type does not have. */
final class UnknownFields {

  private static final String POD_SPEC = "io.k8s.api.core.v1.PodSpec";
  private static final String OF_POD = "io.k8s.api.core.v1.PodSecurityContext";
  private static final String OF_CONTAINER = "io.k8s.api.core.v1.SecurityContext";
  private static final String CONTAINER = "io.k8s.api.core.v1.Container";

  private final SchemaCatalog catalog;
  private final KubernetesVersion version;

  UnknownFields(SchemaCatalog catalog, KubernetesVersion version) {
    this.catalog = catalog;
    this.version = version;
  }

  void add(FieldCursor field, ObjectType type, String path, ErrorList complaints) {
    complaints.add(field, path, CauseType.UNKNOWN_FIELD, wording(field.name(), type));
  }

  private ErrorMessage wording(String name, ObjectType type) {
    String message = "unknown field \"" + name + "\"";
    FieldHistory history = catalog.history();
    Optional<MinorRange> known = history.field(type.name(), name);
    if (known.isPresent()) {
      return ErrorMessage.of(
          message + " in Kubernetes " + version + "; it is known " + known.get());
    }
    String level = securityLevel(name, shortName(type.name()));
    if (level != null) {
      return ErrorMessage.of(message + level);
    }
    String nearest = Spelling.nearest(name, type.fieldNames());
    if (nearest != null) {
      return ErrorMessage.asking(message, nearest);
    }
    String elsewhere = elsewhere(name, type.name());
    return ErrorMessage.of(
        message + (elsewhere == null ? " in " + shortName(type.name()) : elsewhere));
  }

  /** Tells of habits from other kinds, and of fields that stand a level too high or too low. */
  private @Nullable String elsewhere(String name, String type) {
    String kind = shortName(type);
    if (kind.equals("DaemonSetSpec")) {
      switch (name) {
        case "strategy":
          return "; a DaemonSet calls it \"updateStrategy\"";
        case "replicas":
          return "; a DaemonSet runs one pod on every node that fits, remove it";
        case "paused", "progressDeadlineSeconds":
          return "; only a Deployment has it, remove it";
        default:
          break;
      }
    }
    boolean abovePod = kind.equals("DaemonSetSpec") || kind.equals("PodTemplateSpec");
    if ((abovePod || kind.equals("Container")) && has(POD_SPEC, name)) {
      return "; it belongs into the spec of the pod template";
    }
    if (kind.equals("PodSpec") && has(CONTAINER, name)) {
      return "; it belongs into a container";
    }
    return null;
  }

  /** Pods and containers have security contexts with some fields of their own. */
  private @Nullable String securityLevel(String name, String kind) {
    return switch (kind) {
      case "PodSecurityContext" ->
          has(OF_CONTAINER, name)
              ? " in the securityContext of the pod; it belongs into that of each container"
              : null;
      case "SecurityContext" ->
          has(OF_POD, name)
              ? " in the securityContext of a container; it belongs into that of the pod"
              : null;
      case "PodSpec" ->
          has(OF_POD, name) ? "; it belongs into the securityContext of the pod" : null;
      case "Container" ->
          has(OF_CONTAINER, name) ? "; it belongs into the securityContext of the container" : null;
      default -> null;
    };
  }

  private boolean has(String type, String field) {
    ObjectType found = catalog.types(version).type(type);
    return found != null && found.field(field) != null;
  }

  private static String shortName(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
