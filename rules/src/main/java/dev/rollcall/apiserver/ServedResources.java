package dev.rollcall.apiserver;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.ErrorMessage;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.schemas.ApiLifetimes;
import dev.rollcall.schemas.ApiName;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.ObjectType;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.schemas.ServedApi;
import dev.rollcall.source.ObjectId;
import dev.rollcall.text.Spelling;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells which apiVersions and kinds a server of one version serves. */
final class ServedResources {

  private static final String DAEMON_SET_SPEC = "io.k8s.api.apps.v1.DaemonSetSpec";

  private static final List<String> SPECS =
      List.of("io.k8s.api.core.v1.NodeSpec", "io.k8s.api.core.v1.PodSpec", DAEMON_SET_SPEC);

  private final SchemaCatalog catalog;
  private final KubernetesVersion version;

  ServedResources(SchemaCatalog catalog, KubernetesVersion version) {
    this.catalog = catalog;
    this.version = version;
  }

  /** Returns the type of a kind, null if there is no schema for it. */
  @Nullable ObjectType type(ObjectId id) {
    return catalog.types(version).find(id.apiVersion(), id.kind());
  }

  /** Returns what is known of an apiVersion that was served once, null for any other. */
  @Nullable ServedApi removed(ObjectId id) {
    ApiLifetimes lifetimes = catalog.lifetimes();
    boolean removed =
        lifetimes.standing(id.apiVersion(), id.kind(), version)
            == ApiLifetimes.ServingStatus.REMOVED;
    return removed ? lifetimes.find(id.apiVersion(), id.kind()).orElse(null) : null;
  }

  /** Returns the type that objects of a removed apiVersion become, null if none is served. */
  @Nullable ObjectType successor(ServedApi old) {
    ApiName to = old.migration().to();
    return to == null ? null : catalog.types(version).find(to.apiVersion(), to.kind());
  }

  /** Returns the type of the spec of a DaemonSet, which every version has. */
  ObjectType daemonSetSpec() {
    return Objects.requireNonNull(catalog.types(version).type(DAEMON_SET_SPEC));
  }

  /**
   * Returns whether objects of a kind live in namespaces, of the kinds that there are schemas for.
   */
  static boolean isNamespaced(ObjectId id) {
    return switch (id.kind()) {
      case "Node", "Namespace", "PriorityClass", "RuntimeClass" -> false;
      default -> true;
    };
  }

  /**
   * Returns whether an object is meant for a server and of no other kind than a DaemonSet or a
   * Node: what has neither metadata nor a spec, such as a Helm chart or a kubeconfig, is no object.
   */
  boolean isSubject(FieldCursor object, ObjectId id) {
    boolean shaped = object.get("metadata").isPresent() || object.get("spec").isPresent();
    boolean named = object.get("apiVersion").isPresent() || !id.kind().isEmpty();
    if (!shaped || !named) {
      return false;
    }
    return switch (id.kind()) {
      case "DaemonSet", "Node" -> true;
      case "Template",
          "BuildConfig",
          "DeploymentConfig",
          "ImageStream",
          "Project",
          "Route",
          "SecurityContextConstraints",
          "OAuthClient" ->
          false; // OpenShift had these in v1
      default -> !catalog.lifetimes().hasKind(id.kind());
    };
  }

  /** Refuses what no server of this version serves; false where it did. */
  boolean check(FieldCursor object, ObjectId id, ErrorList complaints) {
    String apiVersion = id.apiVersion();
    if (isCustom(apiVersion) || id.kind().equals("List")) {
      return true;
    }
    if (isOfAnotherTool(object, id)) {
      return true;
    }
    if (apiVersion.isEmpty()) {
      refuse(object.get("apiVersion"), instead("the object has no apiVersion", id), complaints);
      return false;
    }
    if (id.kind().isEmpty()) {
      ErrorMessage wording = ErrorMessage.of("the object has no kind, such as DaemonSet");
      refuse(object.get("kind"), wording, complaints);
      return false;
    }
    return switch (catalog.lifetimes().standing(apiVersion, id.kind(), version)) {
      case SERVED -> true;
      case UNKNOWN_KIND -> checkKind(object, id, complaints);
      default -> {
        refuse(object.get("apiVersion"), instead(lifetime(id), id), complaints);
        yield false;
      }
    };
  }

  /**
   * Returns whether an object that lacks one of its two names is meant for another program: only a
   * kind or a group that Kubernetes has makes it one for a server.
   */
  private boolean isOfAnotherTool(FieldCursor object, ObjectId id) {
    if (id.apiVersion().isEmpty()) {
      return !catalog.lifetimes().hasKind(id.kind()) && !hasKnownSpec(object);
    }
    String group = group(id.apiVersion());
    boolean core = group.isEmpty() && !object.get("spec").isPresent();
    return id.kind().isEmpty() && (core || !isBuiltIn(group));
  }

  /** A kind that nobody knows is none of a group that is known whole. */
  private boolean checkKind(FieldCursor object, ObjectId id, ErrorList complaints) {
    if (!isBuiltIn(group(id.apiVersion()))) {
      return true;
    }
    String nearest = Spelling.nearest(id.kind(), catalog.lifetimes().kinds());
    if (nearest == null && group(id.apiVersion()).isEmpty() && !hasKnownSpec(object)) {
      return true; // many programs have files of the version v1
    }
    String message = "kind \"" + id.kind() + "\" is not known in " + id.apiVersion();
    refuse(object.get("kind"), ErrorMessage.asking(message, nearest), complaints);
    return false;
  }

  /** Returns whether an object of an unknown kind has the spec of a Node, a Pod or a DaemonSet. */
  private boolean hasKnownSpec(FieldCursor object) {
    List<FieldCursor> fields = object.get("spec").entries();
    return !fields.isEmpty()
        && SPECS.stream()
            .map(name -> Objects.requireNonNull(catalog.types(version).type(name)))
            .anyMatch(type -> fields.stream().allMatch(field -> type.field(field.name()) != null));
  }

  private String lifetime(ObjectId id) {
    Optional<ServedApi> api = catalog.lifetimes().find(id.apiVersion(), id.kind());
    String name = id.apiVersion() + " " + id.kind();
    return api.isEmpty()
        ? "no version of Kubernetes serves " + name
        : name + " is served " + api.get().served() + ", not in " + version;
  }

  private ErrorMessage instead(String message, ObjectId id) {
    Optional<ServedApi> served =
        catalog.lifetimes().replacement(id.apiVersion(), id.kind(), version);
    if (served.isEmpty()) {
      return ErrorMessage.of(message);
    }
    String better = served.get().name().apiVersion();
    return new ErrorMessage(message + "; write " + better, better);
  }

  private static void refuse(FieldCursor field, ErrorMessage wording, ErrorList complaints) {
    complaints.add(field, CauseType.NO_MATCH, wording);
  }

  /** Returns whether a group can be that of custom resources: a domain that Kubernetes has not. */
  private boolean isCustom(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    String group = group(apiVersion);
    return slash > 0
        && slash == apiVersion.lastIndexOf('/')
        && slash < apiVersion.length() - 1
        && group.indexOf('.') > 0
        && NameValidation.dns1123Subdomain(group) == null
        && !isBuiltIn(group);
  }

  private static String group(String apiVersion) {
    return apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
  }

  private boolean isBuiltIn(String group) {
    return catalog.lifetimes().hasGroup(group);
  }
}
