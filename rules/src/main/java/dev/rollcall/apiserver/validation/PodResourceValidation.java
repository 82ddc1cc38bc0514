package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FeatureGate;
import dev.rollcall.apiserver.field.FieldValidation;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.apiserver.field.ResourceNames;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.yaml.FieldCursor;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the resources of the pod as a whole, and its resource claims. */
final class PodResourceValidation {

  private PodResourceValidation() {}

  /** Mirrors {@code validatePodResources}. */
  static void validatePodResources(PodValidationContext pod, ErrorList complaints) {
    FieldCursor resources = pod.spec().get("resources");
    if (!pod.gates().isOn(FeatureGate.POD_LEVEL_RESOURCES) || !resources.isPresent()) {
      return;
    }
    if ("windows".equals(pod.os())) {
      complaints.forbidden(
          resources, "a windows pod has no resources as a whole; give them to its containers");
      return;
    }
    if (resources.get("claims").isPresent()) {
      complaints.forbidden(
          resources.get("claims"), "claims belong to containers, not to the pod; move them");
    }
    ResourceValidation.validatePodRequirements(resources, pod, complaints);
    validatePodResourceConsistency(pod, resources, complaints);
  }

  /** Mirrors {@code validatePodResourceConsistency}. */
  private static void validatePodResourceConsistency(
      PodValidationContext pod, FieldCursor resources, ErrorList complaints) {
    Map<String, Quantity> requests = ContainerTotals.of(pod.spec(), "requests");
    for (FieldCursor entry : resources.get("requests").entries()) {
      atLeast(entry, requests, complaints);
    }
    Map<String, Quantity> limits = ContainerTotals.of(pod.spec(), "limits");
    for (FieldCursor entry : resources.get("limits").entries()) {
      if (ResourceNames.isHugePages(entry.name())) {
        atLeast(entry, limits, complaints);
      }
    }
    List<FieldCursor> containers = pod.spec().get("containers").items();
    for (int i = 0; i < containers.size(); i++) {
      limitsWithin(containers.get(i), i, resources, complaints);
    }
  }

  private static void atLeast(FieldCursor entry, Map<String, Quantity> sums, ErrorList complaints) {
    Quantity sum = sums.get(entry.name());
    if (sum != null && sum.compareTo(ResourceValidation.amount(entry)) > 0) {
      complaints.invalid(
          entry,
          "the pod's "
              + entry.name()
              + " of \""
              + entry.text()
              + "\" is less than the "
              + sum
              + " of its containers together; raise it");
    }
  }

  private static void limitsWithin(
      FieldCursor container, int index, FieldCursor resources, ErrorList complaints) {
    for (FieldCursor limit : container.path("resources", "limits").entries()) {
      FieldCursor most = resources.get("limits").get(limit.name());
      boolean within =
          most.node() == null
              || ResourceValidation.amount(limit).compareTo(ResourceValidation.amount(most)) <= 0;
      if (!within) {
        complaints.add(
            limit,
            resources.place().path() + ".containers[" + index + "][" + limit.name() + "].limits",
            CauseType.INVALID,
            "the limit \""
                + limit.text()
                + "\" of "
                + limit.name()
                + " is more than the whole pod's \""
                + most.text()
                + "\"; lower it");
      }
    }
  }

  /** Mirrors {@code gatherPodResourceClaimNames}. */
  static Set<String> claimNames(FieldCursor spec) {
    Set<String> names = new HashSet<>();
    for (FieldCursor claim : spec.get("resourceClaims").items()) {
      String name = claim.get("name").stringOrEmpty();
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }

  /** Mirrors {@code validatePodResourceClaims}. */
  static void validatePodResourceClaims(PodValidationContext pod, ErrorList complaints) {
    FieldCursor claims = pod.spec().get("resourceClaims");
    if (pod.isMirror() && !claims.items().isEmpty()) {
      complaints.add(
          claims,
          "",
          CauseType.FORBIDDEN,
          "a mirror pod, which stands for a static one, has no resourceClaims; remove them");
      return;
    }
    Set<String> names = new HashSet<>();
    for (FieldCursor claim : claims.items()) {
      validatePodResourceClaim(claim, names, complaints);
    }
  }

  /** Mirrors {@code validatePodResourceClaim}. */
  private static void validatePodResourceClaim(
      FieldCursor claim, Set<String> names, ErrorList complaints) {
    FieldCursor name = claim.get("name");
    if (FieldValidation.needs(name, "a resource claim of a pod needs a name", complaints)) {
      if (names.contains(name.stringOrEmpty())) {
        complaints.duplicate(
            name, "another resource claim is called \"" + name.string() + "\"; rename one");
      } else {
        FieldValidation.form(
            name, "name", NameValidation.dns1123Label(name.stringOrEmpty()), complaints);
        names.add(name.stringOrEmpty());
      }
    }
    FieldCursor claimName = claim.get("resourceClaimName");
    FieldCursor templateName = claim.get("resourceClaimTemplateName");
    if (claimName.isPresent() == templateName.isPresent()) {
      complaints.invalid(
          claim,
          "a resource claim needs one of resourceClaimName and resourceClaimTemplateName"
              + (claimName.isPresent() ? ", and has both; remove one" : ""));
    }
    validateName(claimName, complaints);
    validateName(templateName, complaints);
  }

  private static void validateName(FieldCursor name, ErrorList complaints) {
    if (name.isPresent()) {
      FieldValidation.form(
          name, name.name(), NameValidation.dns1123Subdomain(name.stringOrEmpty()), complaints);
    }
  }
}
