package dev.rollcall.podadmission;

import dev.rollcall.model.Container;
import dev.rollcall.model.GenericObject;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Manifest;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The ResourceQuota plugin for one namespace: what its pods use so far, and whether another one may
 * be created.
 */
final class ResourceQuotas {

  private final boolean complete;
  private final List<Quota> quotas = new ArrayList<>();

  private record Quota(
      GenericObject object,
      ResourceQuotaScopes scopes,
      Map<String, Quantity> hard,
      Map<String, Quantity> used) {

    FieldLocation placeOf(String resource) {
      return object.content().path("spec", "hard").get(resource).place();
    }
  }

  /**
   * Prepares the quotas of a namespace.
   *
   * @param complete whether the input is declared to be all that the cluster has
   */
  ResourceQuotas(Inventory inventory, String namespace, boolean complete) {
    this.complete = complete;
    for (GenericObject object : inventory.ofKind("ResourceQuota")) {
      if (object.namespace().equals(namespace)) {
        FieldCursor spec = object.content().get("spec");
        Map<String, Quantity> hard = new TreeMap<>();
        for (FieldCursor entry : spec.get("hard").entries()) {
          String text = entry.text();
          Quantity amount = text == null ? null : Quantity.parse(text);
          if (amount != null) {
            hard.put(entry.name(), amount);
          }
        }
        quotas.add(new Quota(object, new ResourceQuotaScopes(spec), hard, new TreeMap<>()));
      }
    }
  }

  public boolean isEmpty() {
    return quotas.isEmpty();
  }

  /** Mirrors Constraints: who counts cpu or memory wants every container to name it. */
  void admit(Manifest owner, PodUsage pod, List<PodRefusal> refusals) {
    for (Quota quota : quotas) {
      List<String> missing = new ArrayList<>();
      @Nullable String first = null;
      for (String resource : quota.hard().keySet()) {
        Set<String> containers = pod.unset().get(resource);
        if (containers != null) {
          first = first == null ? resource : first;
          missing.add(resource + " for: " + String.join(",", containers));
        }
      }
      if (first != null && counts(quota, owner, pod)) {
        String message =
            "failed quota: %s: must specify %s"
                .formatted(quota.object().name(), String.join("; ", missing));
        refusals.add(
            new PodRefusal(
                PodRefusal.RESOURCE_QUOTA, message, placeOf(first, pod), quota.placeOf(first)));
      }
    }
  }

  private static FieldLocation placeOf(String resource, PodUsage pod) {
    for (Container container : pod.pod().allContainers()) {
      if (pod.unset().get(resource).contains(container.name().get())) {
        return container.name().place();
      }
    }
    return pod.pod().place();
  }

  private boolean counts(Quota quota, Manifest owner, PodUsage pod) {
    return SameNamespace.isSure(quota.object(), owner, complete) && quota.scopes().match(pod);
  }

  /** Counts a pod that is there. */
  void add(Manifest owner, PodUsage pod) {
    for (Quota quota : quotas) {
      if (counts(quota, owner, pod)) {
        pod.amounts().forEach((name, amount) -> quota.used().merge(name, amount, Quantity::plus));
      }
    }
  }

  /** Counts a pod that is to be created, and returns what refuses it; empty if nothing does. */
  List<PodRefusal> charge(Manifest owner, PodUsage pod) {
    List<PodRefusal> refusals = new ArrayList<>();
    for (Quota quota : quotas) {
      PodRefusal refusal = counts(quota, owner, pod) ? exceeds(quota, pod) : null;
      if (refusal != null) {
        refusals.add(refusal);
      }
    }
    if (refusals.isEmpty()) {
      add(owner, pod);
    }
    return refusals;
  }

  private static @Nullable PodRefusal exceeds(Quota quota, PodUsage pod) {
    StringBuilder requested = new StringBuilder();
    StringBuilder used = new StringBuilder();
    StringBuilder limited = new StringBuilder();
    @Nullable FieldLocation place = null;
    for (Map.Entry<String, Quantity> limit : quota.hard().entrySet()) {
      String name = limit.getKey();
      Quantity more = pod.amounts().get(name);
      Quantity now = quota.used().getOrDefault(name, Quantity.ZERO);
      if (more != null && more.signum() > 0 && now.plus(more).compareTo(limit.getValue()) > 0) {
        String separator = requested.isEmpty() ? "" : ",";
        requested.append(separator).append(name).append('=').append(more);
        used.append(separator).append(name).append('=').append(now);
        limited.append(separator).append(name).append('=').append(limit.getValue());
        place = place == null ? quota.placeOf(name) : place;
      }
    }
    return place == null
        ? null
        : new PodRefusal(
            PodRefusal.RESOURCE_QUOTA,
            "exceeded quota: %s, requested: %s, used: %s, limited: %s"
                .formatted(quota.object().name(), requested, used, limited),
            pod.pod().place(),
            place);
  }
}
