package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FeatureGate;
import dev.rollcall.apiserver.field.FieldValidation;
import dev.rollcall.yaml.FieldCursor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks when and how single containers are restarted: restartPolicy and resizePolicy. */
final class RestartPolicyValidation {

  private static final List<String> POLICIES = List.of("Always", "Never", "OnFailure");
  private static final List<String> ONLY_ALWAYS = List.of("Always");
  private static final List<String> ACTIONS = List.of("Restart");
  private static final List<String> ALL_ACTIONS = List.of("Restart", "RestartAllContainers");
  private static final List<String> EXIT_CODE_OPERATORS = List.of("In", "NotIn");
  private static final List<String> RESIZE_RESOURCES = List.of("cpu", "memory");
  private static final List<String> RESIZE_POLICIES = List.of("NotRequired", "RestartContainer");
  private static final int MAX_RULES = 20;
  private static final int MAX_EXIT_CODES = 255;

  private RestartPolicyValidation() {}

  /** Mirrors {@code isRestartableInitContainer}: tells whether an init container is a sidecar. */
  static boolean isRestartable(FieldCursor container) {
    return container.get("restartPolicy").stringOrEmpty().equals("Always");
  }

  /**
   * Mirrors {@code validateContainerRestartPolicy}, and the gate around it in {@code
   * validateContainers}.
   */
  static void validateContainerRestartPolicy(
      FieldCursor container, PodValidationContext pod, ErrorList complaints) {
    FieldCursor policy = container.get("restartPolicy");
    if (!pod.gates().isOn(FeatureGate.CONTAINER_RESTART_RULES)) {
      if (policy.isPresent()) {
        complaints.forbidden(
            policy,
            "before 1.35 only init containers may have their own restartPolicy; remove it here");
      }
      return;
    }
    List<FieldCursor> rules = container.get("restartPolicyRules").items();
    if (policy.isPresent()) {
      FieldValidation.oneOf(policy, POLICIES, complaints);
    } else if (!rules.isEmpty()) {
      needsPolicy(policy, complaints);
    }
    if (rules.size() > MAX_RULES) {
      tooMany(container.get("restartPolicyRules"), MAX_RULES, pod, complaints);
    }
    for (FieldCursor rule : rules) {
      validateRule(rule, pod, complaints);
    }
  }

  private static void validateRule(
      FieldCursor rule, PodValidationContext pod, ErrorList complaints) {
    boolean all = pod.gates().isOn(FeatureGate.RESTART_ALL_CONTAINERS_ON_CONTAINER_EXITS);
    FieldValidation.oneOf(rule.get("action"), all ? ALL_ACTIONS : ACTIONS, complaints);
    FieldCursor exitCodes = rule.get("exitCodes");
    if (!exitCodes.isPresent()) {
      complaints.required(exitCodes, "a restart rule needs the exitCodes that it is for");
      return;
    }
    FieldValidation.oneOf(exitCodes.get("operator"), EXIT_CODE_OPERATORS, complaints);
    int values = exitCodes.get("values").items().size();
    if (values > MAX_EXIT_CODES) {
      tooMany(exitCodes.get("values"), MAX_EXIT_CODES, pod, complaints);
    }
  }

  /** Complains of a long list, which 1.35 called too long. */
  private static void tooMany(
      FieldCursor list, int most, PodValidationContext pod, ErrorList complaints) {
    complaints.add(
        list,
        pod.gates().since(36) ? CauseType.TOO_MANY : CauseType.TOO_LONG,
        list.name() + " has " + list.items().size() + " items, and may have " + most);
  }

  private static void needsPolicy(FieldCursor policy, ErrorList complaints) {
    complaints.required(policy, "restartPolicyRules need a restartPolicy beside them");
  }

  /** Mirrors {@code validateInitContainerRestartPolicy}. */
  static void validateInitContainerRestartPolicy(
      FieldCursor container, PodValidationContext pod, ErrorList complaints) {
    FieldCursor policy = container.get("restartPolicy");
    boolean rules = !container.get("restartPolicyRules").items().isEmpty();
    if (!policy.isPresent()) {
      if (rules && pod.gates().isOn(FeatureGate.CONTAINER_RESTART_RULES)) {
        needsPolicy(policy, complaints);
      }
      return;
    }
    if (!pod.gates().isOn(FeatureGate.CONTAINER_RESTART_RULES)) {
      FieldValidation.oneOf(policy, ONLY_ALWAYS, complaints);
      return;
    }
    if (isRestartable(container)
        && !pod.gates().isOn(FeatureGate.RESTART_ALL_CONTAINERS_ON_CONTAINER_EXITS)) {
      if (rules) {
        complaints.forbidden(
            container.get("restartPolicyRules"),
            "a sidecar has no restartPolicyRules before 1.36; remove them");
      }
      return;
    }
    validateContainerRestartPolicy(container, pod, complaints);
  }

  /** Mirrors {@code validateResizePolicy}, which names the list for most mistakes in an item. */
  static void validateResizePolicy(
      FieldCursor list, PodValidationContext pod, ErrorList complaints) {
    if (!list.isPresent()) {
      return;
    }
    String podPolicy = pod.spec().get("restartPolicy").stringOrEmpty();
    Set<String> seen = new HashSet<>();
    for (FieldCursor item : list.items()) {
      FieldCursor resource = item.get("resourceName");
      FieldCursor policy = item.get("restartPolicy");
      if (!seen.add(resource.stringOrEmpty())) {
        complaints.duplicate(
            item, "resizePolicy speaks of \"" + resource.stringOrEmpty() + "\" twice; keep one");
      }
      validateChoice(list, resource, RESIZE_RESOURCES, complaints);
      validateChoice(list, policy, RESIZE_POLICIES, complaints);
      if (podPolicy.equals("Never") && !policy.stringOrEmpty().equals("NotRequired")) {
        complaints.add(
            policy,
            list.place().path(),
            CauseType.INVALID,
            "restartPolicy \""
                + policy.stringOrEmpty()
                + "\" must be NotRequired in a pod that is never restarted");
      }
    }
  }

  private static void validateChoice(
      FieldCursor list, FieldCursor choice, List<String> allowed, ErrorList complaints) {
    String value = choice.stringOrEmpty();
    if (value.isEmpty()) {
      complaints.add(
          choice,
          list.place().path(),
          CauseType.REQUIRED,
          "a resizePolicy needs a " + choice.name() + ": " + String.join(" or ", allowed));
    } else if (!allowed.contains(value)) {
      complaints.add(
          choice,
          list.place().path(),
          CauseType.NOT_SUPPORTED,
          FieldValidation.notOneOf(choice.name(), value, allowed));
    }
  }

  /** Mirrors the last check of {@code validateInitContainers}, which came with 1.36. */
  static void validateInitResizePolicy(
      FieldCursor container, PodValidationContext pod, ErrorList complaints) {
    if (!pod.gates().since(36)) {
      return;
    }
    for (FieldCursor item : container.get("resizePolicy").items()) {
      FieldCursor policy = item.get("restartPolicy");
      if (policy.stringOrEmpty().equals("RestartContainer")) {
        complaints.invalid(
            policy,
            "restartPolicy \"RestartContainer\" is only for containers that keep running; an init"
                + " container takes NotRequired");
      }
    }
  }
}
