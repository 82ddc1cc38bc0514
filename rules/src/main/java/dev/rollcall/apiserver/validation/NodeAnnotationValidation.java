package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlSequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the annotations of a Node that once had a meaning; mirrors {@code
 * ValidateNodeSpecificAnnotations}.
 */
final class NodeAnnotationValidation {

  private static final String PATH = "metadata.annotations";
  private static final String TAINTS = "scheduler.alpha.kubernetes.io/taints";
  private static final String AVOID_PODS = "scheduler.alpha.kubernetes.io/preferAvoidPods";

  private NodeAnnotationValidation() {}

  static void validate(FieldCursor annotations, ErrorList complaints) {
    FieldCursor taints = annotations.entry(TAINTS);
    if (!taints.stringOrEmpty().isEmpty()) {
      validateTaints(taints, complaints);
    }
    FieldCursor avoidPods = annotations.entry(AVOID_PODS);
    if (!avoidPods.stringOrEmpty().isEmpty()) {
      validateAvoidPods(avoidPods, complaints);
    }
  }

  /** Mirrors {@code ValidateTaintsInNodeAnnotations}. */
  private static void validateTaints(FieldCursor annotation, ErrorList complaints) {
    FieldCursor taints =
        JsonAnnotation.list(annotation, List.of("key", "value", "effect"), List.of());
    if (taints == null) {
      complaints.add(
          annotation,
          PATH,
          CauseType.INVALID,
          "the annotation "
              + TAINTS
              + " holds no JSON list of taints, and has no effect; write them to spec.taints, and"
              + " remove it");
    } else {
      NodeValidation.validateNodeTaints(taints, PATH + "." + TAINTS, complaints);
    }
  }

  /** Mirrors {@code ValidateAvoidPodsInNodeAnnotations}. */
  private static void validateAvoidPods(FieldCursor annotation, ErrorList complaints) {
    List<FieldCursor> entries = avoidPods(JsonAnnotation.read(annotation));
    if (entries == null) {
      complaints.add(
          annotation,
          PATH + ".AvoidPods",
          CauseType.INVALID,
          "the annotation "
              + AVOID_PODS
              + " holds no JSON, and has no effect; taint the Node, and remove it");
      return;
    }
    for (FieldCursor entry : entries) {
      String path =
          PATH + "." + AVOID_PODS + entry.place().path().substring("preferavoidpods".length());
      FieldCursor owner = entry.path("podsignature", "podcontroller");
      if (!owner.isPresent()) {
        complaints.add(
            annotation,
            path + ".PodSignature",
            CauseType.REQUIRED,
            "an entry of " + AVOID_PODS + " needs a podSignature with a podController");
      } else if (Boolean.FALSE.equals(owner.get("controller").bool())) {
        complaints.add(
            annotation,
            path + ".PodSignature.PodController.Controller",
            CauseType.INVALID,
            "the podController in " + AVOID_PODS + " must have controller: true");
      }
    }
  }

  /** Returns the entries of an AvoidPods, null if it is none. */
  private static @Nullable List<FieldCursor> avoidPods(@Nullable FieldCursor root) {
    if (root == null) {
      return null;
    }
    FieldCursor entries = root.get("preferavoidpods");
    boolean object = root.node() instanceof YamlMapping || !root.isPresent();
    boolean list = entries.node() instanceof YamlSequence || !entries.isPresent();
    return object && list ? entries.items() : null;
  }
}
