package dev.rollcall.admission;

import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.yaml.Field;

/** Checks the spec of a pod template as the API server does; mirrors {@code ValidatePodSpec}. */
final class PodSpecValidation {

  private final KubernetesVersion version;

  PodSpecValidation(KubernetesVersion version) {
    this.version = version;
  }

  /**
   * Checks all below the spec of a pod template.
   *
   * @param podMeta the metadata of the template, whose annotations some of the fields depend on
   */
  void validate(Field podSpec, Field podMeta, Complaints complaints) {
    Field containers = podSpec.get("containers");
    if (containers.items().isEmpty()) {
      complaints.required(
          containers, "a pod of Kubernetes " + version + " needs at least one container");
    }
    Field ephemeral = podSpec.get("ephemeralContainers");
    if (!ephemeral.items().isEmpty()) {
      complaints.forbidden(
          ephemeral, "a pod template may not hold ephemeral containers; remove them");
    }
  }
}
