package dev.rollcall.podadmission;

import dev.rollcall.model.Container;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.ResourceRequirements;
import dev.rollcall.model.Value;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds the amounts of a container or of a pod against one item of a LimitRange: minConstraint,
 * maxConstraint and limitRequestRatioConstraint of limitranger/admission.go.
 *
 * @param type {@code Container} or {@code Pod}
 * @param subject what is told beside the plugin's words to tell containers apart
 * @param requests with defaults filled in
 * @param limits with defaults filled in
 * @param written what the manifest says itself, to point at; of a pod that of every container
 * @param place where nothing is written
 */
record LimitRangeBounds(
    String type,
    String subject,
    Map<String, Quantity> requests,
    Map<String, Quantity> limits,
    List<ResourceRequirements> written,
    FieldLocation place) {

  static LimitRangeBounds ofContainer(Container container, LimitRanger defaults) {
    return new LimitRangeBounds(
        "Container",
        " (container \"" + container.name().get() + "\")",
        PodRequests.ofContainer(container, defaults),
        PodLimits.ofContainer(container, defaults),
        List.of(container.resources()),
        container.name().place());
  }

  static LimitRangeBounds ofPod(PodSpec pod, LimitRanger defaults) {
    return new LimitRangeBounds(
        "Pod",
        "",
        PodRequests.withoutOverhead(pod, defaults),
        PodLimits.withoutOverhead(pod, defaults),
        pod.allContainers().stream().map(Container::resources).toList(),
        pod.place());
  }

  /** Adds what the item forbids. */
  void check(FieldCursor item, List<PodRefusal> refusals) {
    for (FieldCursor bound : item.get("min").entries()) {
      check(bound, minimum(bound.name(), amount(bound)), refusals);
    }
    for (FieldCursor bound : item.get("max").entries()) {
      check(bound, maximum(bound.name(), amount(bound)), refusals);
    }
    for (FieldCursor bound : item.get("maxLimitRequestRatio").entries()) {
      check(bound, ratio(bound.name(), amount(bound)), refusals);
    }
  }

  private void check(FieldCursor bound, @Nullable String message, List<PodRefusal> refusals) {
    if (message != null) {
      boolean request = message.contains("request is") && !message.contains("ratio");
      refusals.add(
          new PodRefusal(
              PodRefusal.LIMIT_RANGER,
              message + subject,
              pointAt(bound.name(), request),
              bound.place()));
    }
  }

  private static @Nullable Quantity amount(FieldCursor bound) {
    String text = bound.text();
    return text == null ? null : Quantity.parse(text);
  }

  private @Nullable String minimum(String resource, @Nullable Quantity bound) {
    if (bound == null) {
      return null;
    }
    String head = "minimum " + resource + " usage per " + type + " is " + bound;
    Quantity request = requests.get(resource);
    Quantity limit = limits.get(resource);
    if (request == null) {
      return head + ". No request is specified";
    }
    if (request.compareTo(bound) < 0) {
      return head + ", but request is " + request;
    }
    return limit != null && limit.compareTo(bound) < 0 ? head + ", but limit is " + limit : null;
  }

  private @Nullable String maximum(String resource, @Nullable Quantity bound) {
    if (bound == null) {
      return null;
    }
    String head = "maximum " + resource + " usage per " + type + " is " + bound;
    Quantity request = requests.get(resource);
    Quantity limit = limits.get(resource);
    if (limit == null) {
      return head + ". No limit is specified";
    }
    if (limit.compareTo(bound) > 0) {
      return head + ", but limit is " + limit;
    }
    return request != null && request.compareTo(bound) > 0
        ? head + ", but request is " + request
        : null;
  }

  private @Nullable String ratio(String resource, @Nullable Quantity bound) {
    if (bound == null) {
      return null;
    }
    String head = resource + " max limit to request ratio per " + type + " is " + bound;
    Quantity request = requests.get(resource);
    Quantity limit = limits.get(resource);
    if (request == null || request.signum() == 0) {
      return head + ", but no request is specified or request is 0";
    }
    if (limit == null || limit.signum() == 0) {
      return head + ", but no limit is specified or limit is 0";
    }
    double ratio = limit.amount().doubleValue() / request.amount().doubleValue();
    return ratio > bound.amount().doubleValue()
        ? head + ", but provided ratio is " + String.format(Locale.ROOT, "%f", ratio)
        : null;
  }

  /** Returns the amount to change: the request or the limit that is written, the other else. */
  private FieldLocation pointAt(String resource, boolean request) {
    for (boolean which : new boolean[] {request, !request}) {
      for (ResourceRequirements own : written) {
        Value<Quantity> value = (which ? own.requests() : own.limits()).value(resource);
        if (value != null) {
          return value.place();
        }
      }
    }
    return place;
  }
}
