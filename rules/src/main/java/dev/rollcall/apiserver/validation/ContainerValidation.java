package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FieldValidation;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.yaml.FieldCursor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the containers of a pod; mirrors {@code validateContainers} and its siblings. */
final class ContainerValidation {

  private static final List<String> MESSAGE_POLICIES = List.of("File", "FallbackToLogsOnError");
  private static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");
  private static final List<String> LIVE_FIELDS =
      List.of("lifecycle", "livenessProbe", "readinessProbe", "startupProbe");
  private static final List<String> NOT_FOR_EPHEMERAL =
      List.of(
          "ports",
          "resizePolicy",
          "restartPolicy",
          "restartPolicyRules",
          "livenessProbe",
          "readinessProbe",
          "startupProbe",
          "lifecycle");

  private ContainerValidation() {}

  /** Mirrors {@code validateContainers}. */
  static void validateContainers(PodValidationContext pod, ErrorList complaints) {
    FieldCursor containers = pod.spec().get("containers");
    List<FieldCursor> all = containers.items();
    if (all.isEmpty()) {
      complaints.required(containers, "a pod needs at least one container, and this has none");
      return;
    }
    Set<String> names = new HashSet<>();
    for (FieldCursor container : all) {
      validateContainerCommon(container, pod, complaints);
      String name = container.get("name").stringOrEmpty();
      if (!names.add(name)) {
        duplicateName(container, name, complaints);
      }
      ProbeValidation.validateLifecycle(container, pod, complaints);
      ProbeValidation.validateProbes(container, pod, complaints);
      RestartPolicyValidation.validateContainerRestartPolicy(container, pod, complaints);
    }
    PortValidation.checkHostPortConflicts(containers, pod, complaints);
  }

  /** Mirrors {@code validateInitContainers}. */
  static void validateInitContainers(PodValidationContext pod, ErrorList complaints) {
    FieldCursor containers = pod.spec().get("initContainers");
    if (!containers.isPresent()) {
      return;
    }
    Set<String> names = new HashSet<>();
    addNames(pod.spec().get("containers"), names);
    for (FieldCursor container : containers.items()) {
      validateContainerCommon(container, pod, complaints);
      RestartPolicyValidation.validateInitContainerRestartPolicy(container, pod, complaints);
      String name = container.get("name").stringOrEmpty();
      if (names.contains(name)) {
        duplicateName(container, name, complaints);
      } else if (!name.isEmpty()) {
        names.add(name);
      }
      // They run one by one, so only the ports of one and the same can be in each other's way.
      PortValidation.checkHostPortConflicts(container, containers, pod, complaints);
      if (RestartPolicyValidation.isRestartable(container)) {
        ProbeValidation.validateLifecycle(container, pod, complaints);
        ProbeValidation.validateProbes(container, pod, complaints);
      } else {
        forbidLiveFields(container, complaints);
        RestartPolicyValidation.validateInitResizePolicy(container, pod, complaints);
      }
    }
  }

  private static void forbidLiveFields(FieldCursor container, ErrorList complaints) {
    for (String name : LIVE_FIELDS) {
      if (container.get(name).isPresent()) {
        forbidLive(container.get(name), complaints);
      }
    }
  }

  private static void forbidLive(FieldCursor field, ErrorList complaints) {
    complaints.forbidden(
        field,
        "an init container that runs to its end has no "
            + field.name()
            + "; remove it, or make the container a sidecar with restartPolicy Always");
  }

  /** Mirrors {@code validateEphemeralContainers}. */
  static void validateEphemeralContainers(PodValidationContext pod, ErrorList complaints) {
    List<FieldCursor> containers = pod.spec().get("ephemeralContainers").items();
    if (containers.isEmpty()) {
      return;
    }
    Set<String> others = new HashSet<>();
    addNames(pod.spec().get("containers"), others);
    addNames(pod.spec().get("initContainers"), others);
    Set<String> names = new HashSet<>(others);
    for (FieldCursor container : containers) {
      validateContainerCommon(container, pod, complaints);
      validateContainerOnlyForPod(container, complaints);
      String name = container.get("name").stringOrEmpty();
      if (!names.add(name)) {
        duplicateName(container, name, complaints);
      }
      FieldCursor target = container.get("targetContainerName");
      if (!target.stringOrEmpty().isEmpty() && !others.contains(target.stringOrEmpty())) {
        complaints.notFound(
            target, "targetContainerName \"" + target.string() + "\" is no container of the pod");
      }
      forbidForEphemeral(container, complaints);
    }
  }

  /** Mirrors {@code validateContainerOnlyForPod}. */
  static void validateContainerOnlyForPod(FieldCursor container, ErrorList complaints) {
    FieldCursor image = container.get("image");
    String value = image.stringOrEmpty();
    if (value.length() != value.strip().length()) {
      complaints.invalid(
          image, "image \"" + value + "\" must not start or end with blanks: " + value.strip());
    }
  }

  /** Mirrors {@code validateFieldAllowList} with {@code allowedEphemeralContainerFields}. */
  private static void forbidForEphemeral(FieldCursor container, ErrorList complaints) {
    for (String name : NOT_FOR_EPHEMERAL) {
      if (container.get(name).isPresent()) {
        forbidEphemeral(container.get(name), complaints);
      }
    }
    FieldCursor resources = container.get("resources");
    if (resources.get("limits").isPresent()
        || resources.get("requests").isPresent()
        || resources.get("claims").isPresent()) {
      forbidEphemeral(resources, complaints);
    }
    for (FieldCursor mount : container.get("volumeMounts").items()) {
      if (!mount.get("subPath").stringOrEmpty().isEmpty()) {
        forbidEphemeral(mount.get("subPath"), complaints);
      }
      if (!mount.get("subPathExpr").stringOrEmpty().isEmpty()) {
        forbidEphemeral(mount.get("subPathExpr"), complaints);
      }
    }
  }

  private static void forbidEphemeral(FieldCursor field, ErrorList complaints) {
    complaints.forbidden(field, "an ephemeral container has no " + field.name() + "; remove it");
  }

  /** Mirrors {@code validateContainerCommon}. */
  private static void validateContainerCommon(
      FieldCursor container, PodValidationContext pod, ErrorList complaints) {
    FieldCursor name = container.get("name");
    if (FieldValidation.needs(name, "a container needs a name, such as \"agent\"", complaints)) {
      FieldValidation.form(
          name, "container name", NameValidation.dns1123Label(name.stringOrEmpty()), complaints);
    }
    FieldValidation.needs(container.get("image"), "a container needs an image to run", complaints);
    FieldCursor messagePolicy = container.get("terminationMessagePolicy");
    if (!messagePolicy.stringOrEmpty().isEmpty()) {
      FieldValidation.oneOf(messagePolicy, MESSAGE_POLICIES, complaints);
    }
    PortValidation.validateContainerPorts(container.get("ports"), complaints);
    EnvValidation.validateEnv(container.get("env"), pod, complaints);
    EnvValidation.validateEnvFrom(container.get("envFrom"), pod, complaints);
    MountValidation.validateVolumeMounts(container, pod, complaints);
    MountValidation.validateVolumeDevices(container, pod, complaints);
    validatePullPolicy(container.get("imagePullPolicy"), complaints);
    ResourceValidation.validateContainerResources(container.get("resources"), pod, complaints);
    RestartPolicyValidation.validateResizePolicy(container.get("resizePolicy"), pod, complaints);
    SecurityContextValidation.validateSecurityContext(
        container.get("securityContext"), pod, complaints);
  }

  /** Mirrors {@code validatePullPolicy}; where none is written, the tag decides. */
  static void validatePullPolicy(FieldCursor policy, ErrorList complaints) {
    if (!policy.stringOrEmpty().isEmpty()) {
      FieldValidation.oneOf(policy, PULL_POLICIES, complaints);
    }
  }

  private static void addNames(FieldCursor containers, Set<String> into) {
    for (FieldCursor container : containers.items()) {
      into.add(container.get("name").stringOrEmpty());
    }
  }

  private static void duplicateName(FieldCursor container, String name, ErrorList complaints) {
    complaints.duplicate(
        container.get("name"),
        "another container of the pod is called \"" + name + "\"; give this one its own name");
  }
}
