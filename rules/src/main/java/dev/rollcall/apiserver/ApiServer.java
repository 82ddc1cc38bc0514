package dev.rollcall.apiserver;

import dev.rollcall.apiserver.decoding.CanonicalJson;
import dev.rollcall.apiserver.decoding.StrictDecoder;
import dev.rollcall.apiserver.field.ApiResponse;
import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.apiserver.validation.DaemonSetValidation;
import dev.rollcall.apiserver.validation.MetadataValidation;
import dev.rollcall.apiserver.validation.NodeValidation;
import dev.rollcall.apiserver.validation.OwnerReferenceValidation;
import dev.rollcall.apiserver.validation.PodTemplateValidation;
import dev.rollcall.apiserver.warning.NodeWarnings;
import dev.rollcall.apiserver.warning.PodWarnings;
import dev.rollcall.schemas.FieldType;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.ObjectType;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.schemas.ServedApi;
import dev.rollcall.source.ObjectId;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers for the API server of one version what it says when an object is created or replaced
 * under strict field validation. Safe for use by several threads.
 */
public final class ApiServer {

  private final ServedResources served;
  private final StrictDecoder decoder;
  private final DaemonSetValidation daemonSets;
  private final NodeValidation nodes;
  private final PodWarnings warnings;

  public ApiServer(SchemaCatalog catalog, KubernetesVersion version) {
    this.served = new ServedResources(catalog, version);
    this.decoder = new StrictDecoder(catalog, version);
    this.daemonSets = new DaemonSetValidation(new PodTemplateValidation(version));
    this.nodes = new NodeValidation(version);
    this.warnings = new PodWarnings(version);
  }

  /** Returns what the server answers to the creation of an object, and what it would say next. */
  public ApiResponse review(FieldCursor object, ObjectId id) {
    ErrorList complaints = new ErrorList();
    if (!served.check(object, id, complaints)) {
      decodeAsSuccessor(object, id, complaints);
      return new ApiResponse(complaints.refusals(), List.of());
    }
    ObjectType type = served.type(id);
    if (type == null) {
      return new ApiResponse(List.of(), List.of());
    }
    decoder.decode(object, type, complaints);
    if (!complaints.isEmpty()) {
      return undecodable(object, id, type, complaints.refusals());
    }
    validate(object, id, complaints);
    List<FieldError> refusals = complaints.refusals();
    List<ApiServerWarning> warnings = warnings(object, id);
    return refusals.isEmpty()
        ? new ApiResponse(refusals, warnings)
        : new ApiResponse(refusals, List.of(), List.of(), warnings);
  }

  /** The server stops at the first error of decoding; who mends it wants to know the rest. */
  private ApiResponse undecodable(
      FieldCursor object, ObjectId id, ObjectType type, List<FieldError> refusals) {
    NextErrors next = new NextErrors(object, type, refusals);
    List<FieldError> errors =
        next.errors(
            repaired -> {
              ErrorList found = new ErrorList();
              validate(repaired, id, found);
              return found.refusals();
            });
    List<ApiServerWarning> warnings =
        next.common(
            repaired -> warnings(repaired, id),
            (one, other) -> one.path().equals(other.path()) && one.text().equals(other.text()),
            ApiServerWarning::place);
    return new ApiResponse(refusals, List.of(), errors, warnings);
  }

  /**
   * Looks at an object of a removed apiVersion as one of the next, which it has to become: the
   * server would come to its other mistakes only then.
   */
  private void decodeAsSuccessor(FieldCursor object, ObjectId id, ErrorList complaints) {
    @Nullable ServedApi old = served.removed(id);
    @Nullable ObjectType type = old == null ? null : served.successor(old);
    if (old == null || type == null) {
      return;
    }
    ErrorList found = new ErrorList();
    decoder.decode(object, type, found);
    for (FieldError refusal : found.refusals()) {
      if (!old.migration().ownFields().contains(refusal.path())) {
        complaints.add(refusal);
      }
    }
  }

  /**
   * Returns why no server takes an object that seems to be meant for one, because it has no kind
   * that any knows, or is a DaemonSet or a Node of an apiVersion that there never was; empty for
   * everything else.
   */
  public List<FieldError> reviewUnknownKind(FieldCursor object, ObjectId id) {
    ErrorList complaints = new ErrorList();
    if (served.isSubject(object, id)) {
      served.check(object, id, complaints);
    }
    return complaints.refusals();
  }

  private void validate(FieldCursor object, ObjectId id, ErrorList complaints) {
    switch (id.kind()) {
      case "DaemonSet" -> daemonSets.validateDaemonSet(object, complaints);
      case "Node" -> nodes.validateNode(object, complaints);
      case "Pod" -> {
        FieldCursor metadata = object.get("metadata");
        MetadataValidation.validateObjectMeta(metadata, true, complaints);
        PodTemplateValidation.validatePodSpecificAnnotations(
            metadata.get("annotations"),
            object.get("spec"),
            () -> "metadata.annotations",
            complaints);
      }
      default -> validateMetadata(object, id, complaints);
    }
  }

  private static void validateMetadata(FieldCursor object, ObjectId id, ErrorList complaints) {
    FieldCursor metadata = object.get("metadata");
    MetadataValidation.validateObjectMeta(metadata, ServedResources.isNamespaced(id), complaints);
  }

  private List<ApiServerWarning> warnings(FieldCursor object, ObjectId id) {
    List<ApiServerWarning> found = new ArrayList<>();
    OwnerReferenceValidation.addWarnings(object.path("metadata", "ownerReferences"), found);
    if (id.kind().equals("DaemonSet")) {
      warnings.add(object.path("spec", "template"), found);
    } else if (id.kind().equals("Node")) {
      NodeWarnings.add(object, found);
    }
    return found;
  }

  /**
   * Returns why the server refuses to replace one DaemonSet by another; empty where it takes it.
   *
   * @param before the object as it is, which the server has taken
   */
  public List<FieldError> reviewReplacement(FieldCursor before, FieldCursor after, ObjectId id) {
    ErrorList complaints = new ErrorList();
    if (!served.check(after, id, complaints)) {
      return complaints.refusals();
    }
    ObjectType type = served.type(id);
    if (type == null) {
      return List.of();
    }
    decoder.decode(after, type, complaints);
    if (complaints.isEmpty() && id.kind().equals("DaemonSet")) {
      daemonSets.validateDaemonSetUpdate(after, isSame(before, after, "selector"), complaints);
    }
    return complaints.refusals();
  }

  /** Returns the paths of the fields that a replacement changes and may not change. */
  public List<String> changedImmutableFields(FieldCursor before, FieldCursor after, ObjectId id) {
    ErrorList complaints = new ErrorList();
    ObjectType type = served.check(after, id, complaints) ? served.type(id) : null;
    if (type == null || !id.kind().equals("DaemonSet")) {
      return List.of();
    }
    decoder.decode(after, type, complaints);
    // What does not decode is refused before anything is compared.
    boolean changed = complaints.isEmpty() && !isSame(before, after, "selector");
    return changed ? List.of("spec.selector") : List.of();
  }

  /** Tells whether replacing one DaemonSet by another replaces every pod. */
  public boolean changesPodTemplate(FieldCursor before, FieldCursor after) {
    return !isSame(before, after, "template");
  }

  /** Mirrors {@code apiequality.Semantic.DeepEqual} for a part of a DaemonSet's spec. */
  private boolean isSame(FieldCursor before, FieldCursor after, String part) {
    ObjectType spec = served.daemonSetSpec();
    if (!(spec.field(part) instanceof FieldType.Ref ref)) {
      throw new IllegalStateException("a DaemonSet has no " + part);
    }
    String old = CanonicalJson.of(before.path("spec", part), ref.type());
    return old.equals(CanonicalJson.of(after.path("spec", part), ref.type()));
  }
}
