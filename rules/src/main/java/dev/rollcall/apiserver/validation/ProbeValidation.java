package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FeatureGate;
import dev.rollcall.apiserver.field.FieldValidation;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;

/** Checks probes and lifecycle hooks; mirrors {@code validateProbe} and {@code validateHandler}. */
final class ProbeValidation {

  private static final List<String> PROBE_HANDLERS =
      List.of("exec", "httpGet", "tcpSocket", "grpc");
  private static final List<String> HOOK_HANDLERS =
      List.of("exec", "httpGet", "tcpSocket", "sleep");
  private static final List<String> SCHEMES = List.of("HTTP", "HTTPS");

  private ProbeValidation() {}

  /** Checks the three probes of a container. */
  static void validateProbes(
      FieldCursor container, PodValidationContext pod, ErrorList complaints) {
    FieldCursor liveness = container.get("livenessProbe");
    if (liveness.isPresent()) {
      validateProbe(liveness, pod, complaints);
      validateSuccessThreshold(liveness, complaints);
    }
    FieldCursor readiness = container.get("readinessProbe");
    if (readiness.isPresent()) {
      validateReadinessProbe(readiness, pod, complaints);
    }
    FieldCursor startup = container.get("startupProbe");
    if (startup.isPresent()) {
      validateProbe(startup, pod, complaints);
      validateSuccessThreshold(startup, complaints);
    }
  }

  /** Mirrors what {@code validateLivenessProbe} and {@code validateStartupProbe} add. */
  private static void validateSuccessThreshold(FieldCursor probe, ErrorList complaints) {
    FieldCursor threshold = probe.get("successThreshold");
    long value = FieldValidation.number(threshold);
    if (value != 0 && value != 1) {
      complaints.invalid(
          threshold, "successThreshold " + value + " of a " + probe.name() + " must be 1");
    }
  }

  /** Mirrors {@code validateReadinessProbe}. */
  private static void validateReadinessProbe(
      FieldCursor probe, PodValidationContext pod, ErrorList complaints) {
    validateProbe(probe, pod, complaints);
    FieldCursor seconds = probe.get("terminationGracePeriodSeconds");
    if (seconds.isPresent()) {
      complaints.invalid(
          seconds,
          "a readinessProbe stops no container, so it takes no terminationGracePeriodSeconds;"
              + " remove it");
    }
  }

  /** Mirrors {@code validateProbe}. */
  private static void validateProbe(
      FieldCursor probe, PodValidationContext pod, ErrorList complaints) {
    validateHandler(probe, PROBE_HANDLERS, pod, complaints);
    FieldValidation.nonnegative(probe.get("initialDelaySeconds"), complaints);
    FieldValidation.nonnegative(probe.get("timeoutSeconds"), complaints);
    FieldValidation.nonnegative(probe.get("periodSeconds"), complaints);
    FieldValidation.nonnegative(probe.get("successThreshold"), complaints);
    FieldValidation.nonnegative(probe.get("failureThreshold"), complaints);
    FieldCursor seconds = probe.get("terminationGracePeriodSeconds");
    Long value = seconds.integer();
    if (value != null && value <= 0) {
      complaints.invalid(
          seconds, "terminationGracePeriodSeconds " + value + " must be greater than 0");
    }
  }

  /** Mirrors {@code validateHandler}, which checks only the first of several handlers. */
  private static void validateHandler(
      FieldCursor owner, List<String> kinds, PodValidationContext pod, ErrorList complaints) {
    String first = null;
    for (String kind : kinds) {
      FieldCursor handler = owner.get(kind);
      if (!handler.isPresent()) {
        continue;
      }
      if (first == null) {
        first = kind;
        validateAction(handler, pod, complaints);
      } else {
        complaints.forbidden(
            handler, owner.name() + " has " + first + " already, and may have one; remove one");
      }
    }
    if (first == null) {
      complaints.required(
          owner, owner.name() + " needs one of " + String.join(", ", kinds) + " to do");
    }
  }

  private static void validateAction(
      FieldCursor handler, PodValidationContext pod, ErrorList complaints) {
    switch (handler.name()) {
      case "exec" -> validateExecAction(handler, complaints);
      case "httpGet" -> validateHttpGetAction(handler, complaints);
      case "sleep" -> validateSleepAction(handler, pod, complaints);
      default -> PortValidation.validatePortNumOrName(handler.get("port"), complaints);
    }
  }

  /** Mirrors {@code validateExecAction}. */
  private static void validateExecAction(FieldCursor exec, ErrorList complaints) {
    FieldCursor command = exec.get("command");
    if (command.items().isEmpty()) {
      complaints.required(command, "exec needs a command to run");
    }
  }

  /** Mirrors {@code validateHTTPGetAction}; an empty path is "/". */
  private static void validateHttpGetAction(FieldCursor http, ErrorList complaints) {
    PortValidation.validatePortNumOrName(http.get("port"), complaints);
    FieldCursor scheme = http.get("scheme");
    if (!scheme.stringOrEmpty().isEmpty()) {
      FieldValidation.oneOf(scheme, SCHEMES, complaints);
    }
    FieldCursor headers = http.get("httpHeaders");
    if (!headers.isPresent()) {
      return;
    }
    for (FieldCursor header : headers.items()) {
      FieldCursor name = header.get("name");
      String wrong = NameValidation.httpHeaderName(name.stringOrEmpty());
      if (wrong != null) {
        complaints.add(
            name,
            headers.place().path(),
            CauseType.INVALID,
            "header name \"" + name.stringOrEmpty() + "\" " + wrong);
      }
    }
  }

  /** Mirrors {@code validateSleepAction}. */
  private static void validateSleepAction(
      FieldCursor sleep, PodValidationContext pod, ErrorList complaints) {
    long seconds = FieldValidation.number(sleep.get("seconds"));
    long grace = pod.gracePeriod();
    boolean tooFew =
        pod.gates().isOn(FeatureGate.POD_LIFECYCLE_SLEEP_ACTION_ALLOW_ZERO)
            ? seconds < 0
            : seconds <= 0;
    if (tooFew || seconds > grace) {
      complaints.invalid(
          sleep,
          "a sleep of "
              + seconds
              + " seconds must not be negative, nor longer than the pod's"
              + " terminationGracePeriodSeconds of "
              + grace);
    }
  }

  /** Mirrors {@code validateLifecycle}; no version looks at the alpha field stopSignal. */
  static void validateLifecycle(
      FieldCursor container, PodValidationContext pod, ErrorList complaints) {
    FieldCursor lifecycle = container.get("lifecycle");
    if (!lifecycle.isPresent()) {
      return;
    }
    FieldCursor postStart = lifecycle.get("postStart");
    if (postStart.isPresent()) {
      validateHandler(postStart, HOOK_HANDLERS, pod, complaints);
    }
    FieldCursor preStop = lifecycle.get("preStop");
    if (preStop.isPresent()) {
      validateHandler(preStop, HOOK_HANDLERS, pod, complaints);
    }
  }
}
