package dev.rollcall.apiserver;

import dev.rollcall.apiserver.decoding.CanonicalJson;
import dev.rollcall.apiserver.decoding.StrictDecoder;
import dev.rollcall.apiserver.field.ApiResponse;
import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FeatureGates;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.apiserver.strategy.DisabledFields;
import dev.rollcall.apiserver.strategy.PodPreparation;
import dev.rollcall.apiserver.strategy.PreparedObject;
import dev.rollcall.apiserver.validation.DaemonSetValidation;
import dev.rollcall.apiserver.validation.MetadataValidation;
import dev.rollcall.apiserver.validation.NodeValidation;
import dev.rollcall.apiserver.validation.OwnerReferenceValidation;
import dev.rollcall.apiserver.validation.PodValidation;
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
  private final DisabledFields disabledFields;
  private final PodPreparation podPreparation;
  private final FeatureGates gates;
  private final DaemonSetValidation daemonSets;
  private final NodeValidation nodes;
  private final PodValidation pods;
  private final PodWarnings warnings;
  private final NodeWarnings nodeWarnings;

  public ApiServer(SchemaCatalog catalog, KubernetesVersion version) {
    this.served = new ServedResources(catalog, version);
    this.decoder = new StrictDecoder(catalog, version);
    this.disabledFields = new DisabledFields(version);
    this.podPreparation = new PodPreparation(version, disabledFields);
    this.gates = new FeatureGates(version);
    this.daemonSets = new DaemonSetValidation(version);
    this.pods = new PodValidation(version);
    this.nodes = new NodeValidation(version);
    this.warnings = new PodWarnings(version);
    this.nodeWarnings = new NodeWarnings(version);
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
    FieldCursor prepared = prepared(object, id);
    validate(prepared, id, complaints);
    List<FieldError> refusals = complaints.refusals();
    return refusals.isEmpty()
        ? new ApiResponse(refusals, warnings(prepared, id))
        : new ApiResponse(
            refusals, warningsOnPreparing(prepared, id), List.of(), warningsOnCreate(prepared, id));
  }

  /** The server stops at the first error of decoding; who mends it wants to know the rest. */
  private ApiResponse undecodable(
      FieldCursor object, ObjectId id, ObjectType type, List<FieldError> refusals) {
    NextErrors next = new NextErrors(object, type, refusals);
    List<FieldError> errors =
        next.errors(
            repaired -> {
              ErrorList found = new ErrorList();
              validate(prepared(repaired, id), id, found);
              return found.refusals();
            });
    List<ApiServerWarning> warnings =
        next.common(
            repaired -> warnings(prepared(repaired, id), id),
            one -> one.path() + " " + one.text(),
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

  /**
   * Returns an object without the fields of features that are off in this version, which the server
   * drops without a word.
   */
  public PreparedObject withoutDisabledFields(FieldCursor object, ObjectId id) {
    return disabledFields.prepare(object, id.kind());
  }

  /** Returns the pod that is created from a template, with what the server fills in. */
  public FieldCursor preparedPod(FieldCursor template) {
    return podPreparation.prepare(template);
  }

  /** Returns the object as the server validates it, with what only Pods get filled in. */
  private FieldCursor prepared(FieldCursor object, ObjectId id) {
    return id.kind().equals("Pod")
        ? podPreparation.prepare(object)
        : withoutDisabledFields(object, id).object();
  }

  private void validate(FieldCursor object, ObjectId id, ErrorList complaints) {
    switch (id.kind()) {
      case "DaemonSet" -> daemonSets.validateDaemonSet(object, complaints);
      case "Node" -> nodes.validateNode(object, complaints);
      case "Pod" -> pods.validatePodCreate(object, complaints);
      default -> {
        boolean namespaced = ServedResources.isNamespaced(id);
        MetadataValidation.validateObjectMeta(
            object.get("metadata"), namespaced, gates, complaints);
      }
    }
  }

  private List<ApiServerWarning> warnings(FieldCursor object, ObjectId id) {
    List<ApiServerWarning> warnings = new ArrayList<>(warningsOnPreparing(object, id));
    warnings.addAll(warningsOnCreate(object, id));
    return warnings;
  }

  /**
   * Returns what the server warns of before it validates an object, and so also if it refuses it.
   */
  private List<ApiServerWarning> warningsOnPreparing(FieldCursor object, ObjectId id) {
    List<ApiServerWarning> found = new ArrayList<>();
    OwnerReferenceValidation.addWarnings(object.path("metadata", "ownerReferences"), found);
    if (id.kind().equals("Pod")) {
      warnings.addWhilePreparing(object, found);
    }
    return found;
  }

  /** Mirrors {@code WarningsOnCreate}, which is asked only about what the server takes. */
  private List<ApiServerWarning> warningsOnCreate(FieldCursor object, ObjectId id) {
    List<ApiServerWarning> found = new ArrayList<>();
    switch (id.kind()) {
      case "DaemonSet" -> warnings.add(object.path("spec", "template"), found);
      case "Node" -> nodeWarnings.add(object, found);
      case "Pod" -> warnings.addForPod(object, found);
      default -> {}
    }
    return found;
  }

  /**
   * Returns why the server refuses to replace one DaemonSet by another; empty if it takes it.
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
      daemonSets.validateDaemonSetUpdate(
          prepared(after, id), isSame(before, after, "selector"), complaints);
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

  /** Returns whether replacing one DaemonSet by another replaces every pod. */
  public boolean changesPodTemplate(FieldCursor before, FieldCursor after) {
    FieldCursor old = disabledFields.prepare(before, "DaemonSet").object();
    return !isSame(old, disabledFields.prepare(after, "DaemonSet").object(), "template");
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
