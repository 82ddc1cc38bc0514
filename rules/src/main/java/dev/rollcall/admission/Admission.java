package dev.rollcall.admission;

import dev.rollcall.schemas.FieldType;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.ObjectType;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.schemas.ServedApi;
import dev.rollcall.source.ObjectId;
import dev.rollcall.yaml.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers for the API server of one version what it says when an object is created or replaced
 * under strict field validation. Safe for use by several threads.
 */
public final class Admission {

  private final ServedKinds served;
  private final Decoder decoder;
  private final DaemonSetValidation daemonSets;
  private final NodeValidation nodes;
  private final PodWarnings warnings;

  public Admission(SchemaCatalog catalog, KubernetesVersion version) {
    this.served = new ServedKinds(catalog, version);
    this.decoder = new Decoder(catalog, version);
    this.daemonSets = new DaemonSetValidation(new PodTemplateValidation(version));
    this.nodes = new NodeValidation(version);
    this.warnings = new PodWarnings(version);
  }

  /**
   * Returns what the server answers to the creation of an object. As there, what does not decode is
   * not validated.
   */
  public Review review(Field object, ObjectId id) {
    Complaints complaints = new Complaints();
    if (!served.check(object, id, complaints)) {
      decodeAsSuccessor(object, id, complaints);
      return new Review(complaints.refusals(), List.of());
    }
    ObjectType type = served.type(id);
    if (type == null) {
      return new Review(List.of(), List.of());
    }
    decoder.decode(object, type, complaints);
    if (complaints.isEmpty()) {
      validate(object, id, complaints);
    }
    List<Refusal> refusals = complaints.refusals();
    return new Review(refusals, refusals.isEmpty() ? warnings(object, id) : List.of());
  }

  /**
   * Looks at an object of a removed apiVersion as one of the next, which it has to become: the
   * server would come to its other mistakes only then.
   */
  private void decodeAsSuccessor(Field object, ObjectId id, Complaints complaints) {
    @Nullable ServedApi old = served.removed(id);
    @Nullable ObjectType type = old == null ? null : served.successor(old);
    if (old == null || type == null) {
      return;
    }
    Complaints found = new Complaints();
    decoder.decode(object, type, found);
    for (Refusal refusal : found.refusals()) {
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
  public List<Refusal> reviewUnknownKind(Field object, ObjectId id) {
    Complaints complaints = new Complaints();
    if (served.isSubject(object, id)) {
      served.check(object, id, complaints);
    }
    return complaints.refusals();
  }

  private void validate(Field object, ObjectId id, Complaints complaints) {
    switch (id.kind()) {
      case "DaemonSet" -> daemonSets.validateDaemonSet(object, complaints);
      case "Node" -> nodes.validateNode(object, complaints);
      case "Pod" -> {
        Field metadata = object.get("metadata");
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

  private static void validateMetadata(Field object, ObjectId id, Complaints complaints) {
    Field metadata = object.get("metadata");
    MetadataValidation.validateObjectMeta(metadata, ServedKinds.isNamespaced(id), complaints);
  }

  private List<Warning> warnings(Field object, ObjectId id) {
    List<Warning> found = new ArrayList<>();
    OwnerReferences.addWarnings(object.at("metadata", "ownerReferences"), found);
    if (id.kind().equals("DaemonSet")) {
      warnings.add(object.at("spec", "template"), found);
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
  public List<Refusal> reviewReplacement(Field before, Field after, ObjectId id) {
    Complaints complaints = new Complaints();
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
  public List<String> immutable(Field before, Field after, ObjectId id) {
    Complaints complaints = new Complaints();
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
  public boolean restarts(Field before, Field after) {
    return !isSame(before, after, "template");
  }

  /** Mirrors {@code apiequality.Semantic.DeepEqual} for a part of a DaemonSet's spec. */
  private boolean isSame(Field before, Field after, String part) {
    ObjectType spec = served.daemonSetSpec();
    if (!(spec.field(part) instanceof FieldType.Ref ref)) {
      throw new IllegalStateException("a DaemonSet has no " + part);
    }
    String old = CanonicalForm.of(before.at("spec", part), ref.type());
    return old.equals(CanonicalForm.of(after.at("spec", part), ref.type()));
  }
}
