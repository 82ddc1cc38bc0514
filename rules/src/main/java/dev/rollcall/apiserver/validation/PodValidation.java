package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FeatureGates;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.yaml.FieldCursor;

/** Checks new Pods; mirrors {@code ValidatePodCreate} and {@code validatePodMetadataAndSpec}. */
public final class PodValidation {

  private final PodSpecValidation podSpecs;
  private final FeatureGates gates;

  public PodValidation(KubernetesVersion version) {
    this.podSpecs = new PodSpecValidation(version);
    this.gates = new FeatureGates(version);
  }

  /** Mirrors {@code ValidatePodCreate}, for a Pod with its defaults. */
  public void validatePodCreate(FieldCursor pod, ErrorList complaints) {
    FieldCursor metadata = pod.get("metadata");
    FieldCursor annotations = metadata.get("annotations");
    FieldCursor spec = pod.get("spec");
    MetadataValidation.validateObjectMeta(metadata, true, gates, complaints);
    PodTemplateValidation.validatePodSpecificAnnotations(
        annotations, spec, () -> "metadata.annotations", complaints);
    podSpecs.validate(spec, metadata, complaints);
    validateTokens(spec, complaints);
    for (String list : new String[] {"containers", "initContainers"}) {
      for (FieldCursor container : spec.get(list).items()) {
        ContainerValidation.validateContainerOnlyForPod(container, complaints);
      }
    }
    FieldCursor node = spec.get("nodeName");
    if (!node.stringOrEmpty().isEmpty() && !spec.get("schedulingGates").items().isEmpty()) {
      complaints.forbidden(
          node,
          "a Pod with schedulingGates cannot be on node \""
              + node.string()
              + "\" yet; remove one of the two");
    }
    PodTemplateValidation.validateProfileAnnotations(annotations, spec, true, complaints);
  }

  /** A token is of an account, which a template may get only as a Pod. */
  private static void validateTokens(FieldCursor spec, ErrorList complaints) {
    boolean account =
        !spec.get("serviceAccountName").stringOrEmpty().isEmpty()
            || !spec.get("serviceAccount").stringOrEmpty().isEmpty();
    if (account) {
      return;
    }
    for (FieldCursor volume : spec.get("volumes").items()) {
      for (FieldCursor source : volume.path("projected", "sources").items()) {
        FieldCursor token = source.get("serviceAccountToken");
        if (token.isPresent()) {
          complaints.forbidden(
              token, "a serviceAccountToken needs a serviceAccountName in the spec");
        }
      }
    }
  }
}
