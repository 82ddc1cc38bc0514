package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FeatureGates;
import dev.rollcall.apiserver.field.FieldValidation;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.yaml.FieldCursor;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the spec of a Pod or of the template of one, as the API server does once it has filled in
 * defaults and dropped what is switched off; mirrors {@code ValidatePodSpec}.
 */
final class PodSpecValidation {

  private static final List<String> PREEMPTION_POLICIES = List.of("PreemptLowerPriority", "Never");

  private static final List<String> RESTART_POLICIES = List.of("Always", "Never", "OnFailure");

  private final FeatureGates gates;

  PodSpecValidation(KubernetesVersion version) {
    this.gates = new FeatureGates(version);
  }

  /**
   * Checks all below a spec, and that it holds no ephemeral containers, which only running pods
   * have.
   *
   * @param podMeta the metadata of a Pod, null for the template of one
   */
  void validate(FieldCursor podSpec, @Nullable FieldCursor podMeta, ErrorList complaints) {
    String podName = podMeta == null ? "" : podMeta.get("name").stringOrEmpty();
    VolumeValidation.VolumeContext context =
        new VolumeValidation.VolumeContext(gates, podMeta != null, podName);
    Map<String, FieldCursor> volumes =
        VolumeValidation.validateVolumes(podSpec.get("volumes"), context, complaints);
    Set<String> claims = PodResourceValidation.claimNames(podSpec);
    PodValidationContext pod = new PodValidationContext(podSpec, podMeta, gates, volumes, claims);
    validatePodSpec(pod, complaints);
    FieldCursor ephemeral = podSpec.get("ephemeralContainers");
    if (!ephemeral.items().isEmpty()) {
      complaints.forbidden(
          ephemeral,
          (podMeta == null ? "a pod template" : "a new Pod")
              + " holds no ephemeralContainers, they are added to running pods; remove them");
    }
  }

  /** Mirrors {@code ValidatePodSpec}, in its order. */
  private static void validatePodSpec(PodValidationContext pod, ErrorList complaints) {
    FieldCursor spec = pod.spec();
    PodResourceValidation.validatePodResourceClaims(pod, complaints);
    ContainerValidation.validateContainers(pod, complaints);
    ContainerValidation.validateInitContainers(pod, complaints);
    ContainerValidation.validateEphemeralContainers(pod, complaints);
    PodResourceValidation.validatePodResources(pod, complaints);
    PortValidation.validatePodHostNetworkDeps(pod, complaints);
    if (pod.podMeta() != null) {
      // Of a template the stricter check of a DaemonSet stands for it.
      validateRestartPolicy(spec.get("restartPolicy"), complaints);
    }
    DnsValidation.validateDnsPolicy(spec.get("dnsPolicy"), complaints);
    LabelSelectorValidation.validateLabels(spec.get("nodeSelector"), complaints);
    SecurityContextValidation.validatePodSecurityContext(pod, complaints);
    AffinityValidation.validateAffinity(spec.get("affinity"), pod.gates(), complaints);
    DnsValidation.validatePodDnsConfig(pod, complaints);
    validateReadinessGates(spec.get("readinessGates"), complaints);
    validateSchedulingGates(spec.get("schedulingGates"), complaints);
    TopologySpreadValidation.validateTopologySpreadConstraints(pod, complaints);
    WindowsValidation.validateHostProcessPod(pod, complaints);
    validateHostUsers(pod, complaints);
    DnsValidation.validatePodHostName(pod, complaints);
    validateNames(spec, complaints);
    DnsValidation.validateHostname(spec, complaints);
    TolerationValidation.validateTolerations(spec.get("tolerations"), complaints);
    DnsValidation.validateHostAliases(pod, complaints);
    validateActiveDeadline(spec.get("activeDeadlineSeconds"), complaints);
    FieldCursor preemption = spec.get("preemptionPolicy");
    if (preemption.isPresent()) {
      validatePreemptionPolicy(preemption, complaints);
    }
    ResourceValidation.validateOverhead(spec.get("overhead"), complaints);
    OsValidation.validateOs(pod, complaints);
    EnvValidation.validateFileKeyRefVolumes(pod, complaints);
  }

  /** Mirrors {@code validateRestartPolicy}; none is Always. */
  private static void validateRestartPolicy(FieldCursor policy, ErrorList complaints) {
    if (!policy.stringOrEmpty().isEmpty()) {
      FieldValidation.oneOf(policy, RESTART_POLICIES, complaints);
    }
  }

  /** Mirrors {@code ValidatePreemptionPolicy}. */
  private static void validatePreemptionPolicy(FieldCursor policy, ErrorList complaints) {
    if (FieldValidation.needs(
        policy, "preemptionPolicy must not be empty; remove it", complaints)) {
      FieldValidation.oneOf(policy, PREEMPTION_POLICIES, complaints);
    }
  }

  private static void validateActiveDeadline(FieldCursor seconds, ErrorList complaints) {
    if (seconds.isPresent()) {
      FieldValidation.range(seconds, 1, Integer.MAX_VALUE, complaints);
    }
  }

  /** Checks the names of other objects, as {@code ValidatePodSpec} does itself. */
  private static void validateNames(FieldCursor spec, ErrorList complaints) {
    FieldCursor account = spec.get("serviceAccountName");
    FieldCursor deprecated = spec.get("serviceAccount");
    if (!account.stringOrEmpty().isEmpty()) {
      subdomain(account, null, complaints);
    } else if (!deprecated.stringOrEmpty().isEmpty()) {
      // The old name of the field is converted before anything is checked.
      subdomain(deprecated, account.place().path(), complaints);
    }
    for (String name : new String[] {"nodeName", "priorityClassName"}) {
      if (!spec.get(name).stringOrEmpty().isEmpty()) {
        subdomain(spec.get(name), null, complaints);
      }
    }
    if (spec.get("runtimeClassName").isPresent()) {
      subdomain(spec.get("runtimeClassName"), null, complaints);
    }
  }

  private static void subdomain(FieldCursor field, @Nullable String path, ErrorList complaints) {
    String wrong = NameValidation.dns1123Subdomain(field.stringOrEmpty());
    if (wrong != null) {
      String named = path == null ? field.place().path() : path;
      String message = field.name() + " \"" + field.stringOrEmpty() + "\" " + wrong;
      complaints.add(field, named, CauseType.INVALID, message);
    }
  }

  /** Mirrors {@code validateReadinessGates}. */
  private static void validateReadinessGates(FieldCursor readinessGates, ErrorList complaints) {
    for (FieldCursor gate : readinessGates.items()) {
      FieldCursor type = gate.get("conditionType");
      FieldValidation.form(
          type, "conditionType", NameValidation.qualifiedName(type.stringOrEmpty()), complaints);
    }
  }

  /** Mirrors {@code validateSchedulingGates}, which names the item, not its name. */
  private static void validateSchedulingGates(FieldCursor schedulingGates, ErrorList complaints) {
    if (!schedulingGates.isPresent()) {
      return;
    }
    Set<String> seen = new HashSet<>();
    for (FieldCursor gate : schedulingGates.items()) {
      FieldCursor name = gate.get("name");
      String value = name.stringOrEmpty();
      String wrong = NameValidation.qualifiedName(value);
      if (wrong != null) {
        complaints.add(
            name,
            gate.place().path(),
            CauseType.INVALID,
            "scheduling gate \"" + value + "\" " + wrong);
      }
      if (!seen.add(value)) {
        complaints.add(
            name,
            gate.place().path(),
            CauseType.DUPLICATE,
            "scheduling gate \"" + value + "\" is there twice; keep one");
      }
    }
  }

  /** Mirrors {@code validateHostUsers}, which words two paths as Go names the fields. */
  private static void validateHostUsers(PodValidationContext pod, ErrorList complaints) {
    if (pod.hostUsers()) {
      return;
    }
    FieldCursor spec = pod.spec();
    forbidWithoutHostUsers(spec, "hostNetwork", "hostNetwork", complaints);
    forbidWithoutHostUsers(spec, "hostPID", "HostPID", complaints);
    forbidWithoutHostUsers(spec, "hostIPC", "HostIPC", complaints);
    for (FieldCursor container : pod.allContainers()) {
      FieldCursor devices = container.get("volumeDevices");
      // It never worked, and is refused since 1.34.
      if (!devices.items().isEmpty() && pod.gates().since(34)) {
        complaints.forbidden(
            devices, "with hostUsers: false a container has no volumeDevices; remove one of them");
      }
    }
  }

  private static void forbidWithoutHostUsers(
      FieldCursor spec, String name, String named, ErrorList complaints) {
    FieldCursor field = spec.get(name);
    if (field.isTrue()) {
      complaints.add(
          field,
          spec.place().path() + "." + named,
          CauseType.FORBIDDEN,
          name + " and hostUsers: false exclude each other; remove one of them");
    }
  }
}
