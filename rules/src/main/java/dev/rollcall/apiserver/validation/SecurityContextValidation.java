package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FeatureGate;
import dev.rollcall.apiserver.field.FieldValidation;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.apiserver.field.PathValidation;
import dev.rollcall.apiserver.field.SysctlValidation;
import dev.rollcall.yaml.FieldCursor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the security contexts of the pod and of its containers. */
final class SecurityContextValidation {

  private static final List<String> PROC_MOUNTS = List.of("Default", "Unmasked");
  private static final List<String> PROFILE_TYPES =
      List.of("Localhost", "RuntimeDefault", "Unconfined");
  private static final List<String> CHANGE_POLICIES = List.of("Always", "OnRootMismatch");
  private static final List<String> GROUP_POLICIES = List.of("Merge", "Strict");
  private static final List<String> SELINUX_POLICIES = List.of("MountOption", "Recursive");
  private static final List<String> ONLY_RECURSIVE = List.of("Recursive");
  private static final int MAX_PROFILE = 4095;

  private SecurityContextValidation() {}

  /** Mirrors {@code ValidateSecurityContext}, for a container. */
  static void validateSecurityContext(
      FieldCursor context, PodValidationContext pod, ErrorList complaints) {
    if (!context.isPresent()) {
      return;
    }
    validateId(context.get("runAsUser"), complaints);
    validateId(context.get("runAsGroup"), complaints);
    FieldCursor procMount = context.get("procMount");
    if (procMount.isPresent()) {
      FieldValidation.oneOf(procMount, PROC_MOUNTS, complaints);
      if (procMount.stringOrEmpty().equals("Unmasked") && pod.hostUsers()) {
        complaints.invalid(
            procMount, "procMount \"Unmasked\" needs hostUsers: false in the pod's spec");
      }
    }
    validateSeccompProfile(context.get("seccompProfile"), complaints);
    if (Boolean.FALSE.equals(context.get("allowPrivilegeEscalation").bool())) {
      validateNoEscalation(context, complaints);
    }
    WindowsValidation.validateOptions(context.get("windowsOptions"), complaints);
    validateAppArmorProfile(context.get("appArmorProfile"), complaints);
  }

  private static void validateNoEscalation(FieldCursor context, ErrorList complaints) {
    if (context.get("privileged").isTrue()) {
      complaints.invalid(
          context,
          "allowPrivilegeEscalation cannot be false in a container with privileged: true; remove"
              + " one of them");
    }
    for (FieldCursor capability : context.path("capabilities", "add").items()) {
      if (capability.stringOrEmpty().equals("CAP_SYS_ADMIN")) {
        complaints.add(
            capability,
            context.place().path(),
            CauseType.INVALID,
            "allowPrivilegeEscalation cannot be false in a container with the capability"
                + " \"CAP_SYS_ADMIN\"; remove one of them");
      }
    }
  }

  private static void validateId(FieldCursor id, ErrorList complaints) {
    Long value = id.integer();
    String wrong = value == null ? null : NameValidation.userOrGroupId(value);
    if (wrong != null) {
      complaints.invalid(id, id.name() + " " + value + " " + wrong);
    }
  }

  /** Mirrors {@code validateSeccompProfileField}. */
  private static void validateSeccompProfile(FieldCursor profile, ErrorList complaints) {
    if (!profile.isPresent()) {
      return;
    }
    FieldCursor type = profile.get("type");
    FieldCursor local = profile.get("localhostProfile");
    if (FieldValidation.needs(
        type, "seccompProfile needs a type, such as RuntimeDefault", complaints)) {
      FieldValidation.oneOf(type, PROFILE_TYPES, complaints);
    }
    if (type.stringOrEmpty().equals("Localhost")) {
      if (!local.isPresent()) {
        complaints.required(local, "a seccompProfile of type Localhost needs a localhostProfile");
      } else if (PathValidation.wrongDescending(local.stringOrEmpty()) != null) {
        PathValidation.localDescending(local, local.place().path(), complaints);
      }
    } else if (local.isPresent()) {
      onlyForLocalhost(local, type.stringOrEmpty(), complaints);
    }
  }

  private static void onlyForLocalhost(FieldCursor local, String type, ErrorList complaints) {
    complaints.invalid(
        local,
        "localhostProfile \""
            + local.stringOrEmpty()
            + "\" is only for type Localhost, and this is \""
            + type
            + "\"; remove it or change the type");
  }

  /** Mirrors {@code ValidateAppArmorProfileField}. */
  private static void validateAppArmorProfile(FieldCursor profile, ErrorList complaints) {
    if (!profile.isPresent()) {
      return;
    }
    FieldCursor type = profile.get("type");
    FieldCursor local = profile.get("localhostProfile");
    switch (type.stringOrEmpty()) {
      case "Localhost" -> validateLocalProfile(local, complaints);
      case "RuntimeDefault", "Unconfined" -> {
        if (local.isPresent()) {
          onlyForLocalhost(local, type.stringOrEmpty(), complaints);
        }
      }
      case "" -> complaints.required(type, "appArmorProfile needs a type, such as RuntimeDefault");
      default -> FieldValidation.oneOf(type, PROFILE_TYPES, complaints);
    }
  }

  private static void validateLocalProfile(FieldCursor local, ErrorList complaints) {
    String value = local.stringOrEmpty();
    if (value.isEmpty()) {
      complaints.required(local, "an appArmorProfile of type Localhost needs a localhostProfile");
    } else if (!value.equals(value.strip())) {
      complaints.invalid(
          local, "localhostProfile \"" + value + "\" must not start or end with blanks");
    }
    if (NameValidation.utf8Length(value) > MAX_PROFILE) {
      complaints.tooLong(local, "localhostProfile must have at most " + MAX_PROFILE + " bytes");
    }
  }

  /** Mirrors {@code validatePodSpecSecurityContext}. */
  static void validatePodSecurityContext(PodValidationContext pod, ErrorList complaints) {
    FieldCursor spec = pod.spec();
    FieldCursor context = spec.get("securityContext");
    FieldCursor share = spec.get("shareProcessNamespace");
    if (share.isTrue() && spec.get("hostPID").isTrue()) {
      // Up to 1.36 the server kept the field in the security context, and names it there.
      FieldCursor owner = pod.gates().since(37) ? spec : context;
      complaints.add(
          share,
          owner.place().path() + ".shareProcessNamespace",
          CauseType.INVALID,
          "shareProcessNamespace and hostPID exclude each other; remove one of them");
    }
    if (!context.isPresent()) {
      return;
    }
    validateId(context.get("fsGroup"), complaints);
    validateId(context.get("runAsUser"), complaints);
    validateId(context.get("runAsGroup"), complaints);
    for (FieldCursor group : context.get("supplementalGroups").items()) {
      validateGroup(group, complaints);
    }
    validateSysctls(context.get("sysctls"), pod, complaints);
    validateChoice(context.get("fsGroupChangePolicy"), CHANGE_POLICIES, complaints);
    validateSeccompProfile(context.get("seccompProfile"), complaints);
    WindowsValidation.validateOptions(context.get("windowsOptions"), complaints);
    validateAppArmorProfile(context.get("appArmorProfile"), complaints);
    validateChoice(context.get("supplementalGroupsPolicy"), GROUP_POLICIES, complaints);
    boolean mount = pod.gates().isOn(FeatureGate.SE_LINUX_MOUNT);
    validateChoice(
        context.get("seLinuxChangePolicy"), mount ? SELINUX_POLICIES : ONLY_RECURSIVE, complaints);
  }

  private static void validateGroup(FieldCursor group, ErrorList complaints) {
    long value = FieldValidation.number(group);
    String wrong = NameValidation.userOrGroupId(value);
    if (wrong != null) {
      complaints.invalid(group, "group " + value + " " + wrong);
    }
  }

  private static void validateChoice(
      FieldCursor choice, List<String> allowed, ErrorList complaints) {
    if (choice.isPresent()) {
      FieldValidation.oneOf(choice, allowed, complaints);
    }
  }

  /** Mirrors {@code validateSysctls}. */
  private static void validateSysctls(
      FieldCursor sysctls, PodValidationContext pod, ErrorList complaints) {
    if (!sysctls.isPresent()) {
      return;
    }
    Set<String> names = new HashSet<>();
    for (FieldCursor sysctl : sysctls.items()) {
      FieldCursor name = sysctl.get("name");
      String value = name.stringOrEmpty();
      if (FieldValidation.needs(name, "a sysctl needs a name", complaints)) {
        if (!SysctlValidation.isValid(value)) {
          complaints.invalid(
              name,
              "sysctl \""
                  + value
                  + "\" is no name of one: only lower case letters, digits, '-' and '_' are allowed"
                  + " between its dots, and 253 characters at most");
        } else if (names.contains(value)) {
          complaints.duplicate(name, "sysctl \"" + value + "\" is set twice; keep one");
        }
      }
      validateHostSysctl(name, pod, complaints);
      names.add(value);
    }
  }

  /** Mirrors {@code ValidateHostSysctl}. */
  private static void validateHostSysctl(
      FieldCursor name, PodValidationContext pod, ErrorList complaints) {
    String value = name.stringOrEmpty();
    if (pod.hostNetwork() && SysctlValidation.isNetwork(value)) {
      complaints.invalid(
          name, "sysctl \"" + value + "\" would change the host's network, which the pod uses");
    } else if (pod.spec().get("hostIPC").isTrue() && SysctlValidation.isIpc(value)) {
      complaints.invalid(
          name, "sysctl \"" + value + "\" would change the host's IPC, which the pod uses");
    }
  }
}
