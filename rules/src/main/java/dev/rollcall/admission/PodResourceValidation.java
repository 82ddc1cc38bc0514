package dev.rollcall.admission;

import dev.rollcall.quantity.Quantity;
import dev.rollcall.yaml.Field;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the resources of the pod as a whole, and its resource claims. */
final class PodResourceValidation {

  private PodResourceValidation() {}

  /** Mirrors {@code validatePodResources}. */
  static void validatePodResources(PodFacts pod, Complaints complaints) {
    Field resources = pod.spec().get("resources");
    if (!pod.gates().podLevelResources() || !resources.isPresent()) {
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
      PodFacts pod, Field resources, Complaints complaints) {
    Map<String, Quantity> requests = aggregate(pod, "requests");
    for (Field entry : resources.get("requests").entries()) {
      atLeast(entry, requests, complaints);
    }
    Map<String, Quantity> limits = aggregate(pod, "limits");
    for (Field entry : resources.get("limits").entries()) {
      if (ResourceNames.isHugePages(entry.name())) {
        atLeast(entry, limits, complaints);
      }
    }
    List<Field> containers = pod.spec().get("containers").items();
    for (int i = 0; i < containers.size(); i++) {
      limitsWithin(containers.get(i), i, resources, complaints);
    }
  }

  private static void atLeast(Field entry, Map<String, Quantity> sums, Complaints complaints) {
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
      Field container, int index, Field resources, Complaints complaints) {
    for (Field limit : container.at("resources", "limits").entries()) {
      Field most = resources.get("limits").get(limit.name());
      boolean within =
          most.node() == null
              || ResourceValidation.amount(limit).compareTo(ResourceValidation.amount(most)) <= 0;
      if (!within) {
        complaints.add(
            limit,
            resources.place().path() + ".containers[" + index + "][" + limit.name() + "].limits",
            Reason.INVALID,
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

  /** Mirrors {@code AggregateContainerRequests} and {@code AggregateContainerLimits}. */
  private static Map<String, Quantity> aggregate(PodFacts pod, String part) {
    Map<String, Quantity> running = new HashMap<>();
    for (Field container : pod.spec().get("containers").items()) {
      add(container, part, running);
    }
    Map<String, Quantity> sidecars = new HashMap<>();
    Map<String, Quantity> most = new HashMap<>();
    for (Field container : pod.spec().get("initContainers").items()) {
      Map<String, Quantity> now;
      if (RestartValidation.isRestartable(container, pod)) {
        add(container, part, running);
        add(container, part, sidecars);
        now = sidecars;
      } else {
        now = new HashMap<>(sidecars);
        add(container, part, now);
      }
      now.forEach((name, amount) -> most.merge(name, amount, Quantity::max));
    }
    most.forEach((name, amount) -> running.merge(name, amount, Quantity::max));
    return running;
  }

  private static void add(Field container, String part, Map<String, Quantity> into) {
    for (Field entry : container.at("resources", part).entries()) {
      into.merge(entry.name(), ResourceValidation.amount(entry), Quantity::plus);
    }
  }

  /** Mirrors {@code gatherPodResourceClaimNames}. */
  static Set<String> claimNames(Field spec) {
    Set<String> names = new HashSet<>();
    for (Field claim : spec.get("resourceClaims").items()) {
      String name = claim.get("name").stringOrEmpty();
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }

  /** Mirrors {@code validatePodResourceClaims}. */
  static void validatePodResourceClaims(PodFacts pod, Complaints complaints) {
    Field claims = pod.spec().get("resourceClaims");
    if (!pod.gates().resourceClaims() || !claims.isPresent()) {
      return;
    }
    Set<String> names = new HashSet<>();
    for (Field claim : claims.items()) {
      validatePodResourceClaim(claim, names, complaints);
    }
  }

  /** Mirrors {@code validatePodResourceClaim} for a template. */
  private static void validatePodResourceClaim(
      Field claim, Set<String> names, Complaints complaints) {
    Field name = claim.get("name");
    if (FieldChecks.needs(name, "a resource claim of a pod needs a name", complaints)) {
      if (names.contains(name.stringOrEmpty())) {
        complaints.duplicate(
            name, "another resource claim is called \"" + name.string() + "\"; rename one");
      } else {
        FieldChecks.form(name, "name", Names.dns1123Label(name.stringOrEmpty()), complaints);
        names.add(name.stringOrEmpty());
      }
    }
    Field claimName = claim.get("resourceClaimName");
    Field templateName = claim.get("resourceClaimTemplateName");
    if (claimName.isPresent() == templateName.isPresent()) {
      complaints.invalid(
          claim,
          "a resource claim needs one of resourceClaimName and resourceClaimTemplateName"
              + (claimName.isPresent() ? ", and has both; remove one" : ""));
    }
    validateName(claimName, complaints);
    validateName(templateName, complaints);
  }

  private static void validateName(Field name, Complaints complaints) {
    if (name.isPresent()) {
      FieldChecks.form(name, name.name(), Names.dns1123Subdomain(name.stringOrEmpty()), complaints);
    }
  }
}
