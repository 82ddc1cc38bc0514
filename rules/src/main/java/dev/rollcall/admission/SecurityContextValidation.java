package dev.rollcall.admission;

import dev.rollcall.yaml.Field;
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
  private static final List<String> SELINUX_POLICIES = List.of("Recursive");
  private static final int MOST_PROFILE = 4095;

  private SecurityContextValidation() {}

  /** Mirrors {@code ValidateSecurityContext}, for a container. */
  static void validateSecurityContext(Field context, PodFacts pod, Complaints complaints) {
    if (!context.isPresent()) {
      return;
    }
    validateId(context.get("runAsUser"), complaints);
    validateId(context.get("runAsGroup"), complaints);
    Field procMount = context.get("procMount");
    if (procMount.isPresent() && pod.gates().procMount()) {
      FieldChecks.oneOf(procMount, PROC_MOUNTS, complaints);
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

  private static void validateNoEscalation(Field context, Complaints complaints) {
    if (context.get("privileged").isTrue()) {
      complaints.invalid(
          context,
          "allowPrivilegeEscalation cannot be false in a container with privileged: true; remove"
              + " one of them");
    }
    for (Field capability : context.at("capabilities", "add").items()) {
      if (capability.stringOrEmpty().equals("CAP_SYS_ADMIN")) {
        complaints.add(
            capability,
            context.place().path(),
            Reason.INVALID,
            "allowPrivilegeEscalation cannot be false in a container with the capability"
                + " \"CAP_SYS_ADMIN\"; remove one of them");
      }
    }
  }

  private static void validateId(Field id, Complaints complaints) {
    Long value = id.integer();
    String wrong = value == null ? null : Names.userOrGroupId(value);
    if (wrong != null) {
      complaints.invalid(id, id.name() + " " + value + " " + wrong);
    }
  }

  /** Mirrors {@code validateSeccompProfileField}. */
  private static void validateSeccompProfile(Field profile, Complaints complaints) {
    if (!profile.isPresent()) {
      return;
    }
    Field type = profile.get("type");
    Field local = profile.get("localhostProfile");
    if (FieldChecks.needs(
        type, "seccompProfile needs a type, such as RuntimeDefault", complaints)) {
      FieldChecks.oneOf(type, PROFILE_TYPES, complaints);
    }
    if (type.stringOrEmpty().equals("Localhost")) {
      if (!local.isPresent()) {
        complaints.required(local, "a seccompProfile of type Localhost needs a localhostProfile");
      } else if (PathChecks.wrongDescending(local.stringOrEmpty()) != null) {
        PathChecks.localDescending(local, local.place().path(), complaints);
      }
    } else if (local.isPresent()) {
      onlyForLocalhost(local, type.stringOrEmpty(), complaints);
    }
  }

  private static void onlyForLocalhost(Field local, String type, Complaints complaints) {
    complaints.invalid(
        local,
        "localhostProfile \""
            + local.stringOrEmpty()
            + "\" is only for type Localhost, and this is \""
            + type
            + "\"; remove it or change the type");
  }

  /** Mirrors {@code ValidateAppArmorProfileField}. */
  private static void validateAppArmorProfile(Field profile, Complaints complaints) {
    if (!profile.isPresent()) {
      return;
    }
    Field type = profile.get("type");
    Field local = profile.get("localhostProfile");
    switch (type.stringOrEmpty()) {
      case "Localhost" -> validateLocalProfile(local, complaints);
      case "RuntimeDefault", "Unconfined" -> {
        if (local.isPresent()) {
          onlyForLocalhost(local, type.stringOrEmpty(), complaints);
        }
      }
      case "" -> complaints.required(type, "appArmorProfile needs a type, such as RuntimeDefault");
      default -> FieldChecks.oneOf(type, PROFILE_TYPES, complaints);
    }
  }

  private static void validateLocalProfile(Field local, Complaints complaints) {
    String value = local.stringOrEmpty();
    if (value.isEmpty()) {
      complaints.required(local, "an appArmorProfile of type Localhost needs a localhostProfile");
    } else if (!value.equals(value.strip())) {
      complaints.invalid(
          local, "localhostProfile \"" + value + "\" must not start or end with blanks");
    }
    if (Names.utf8Length(value) > MOST_PROFILE) {
      complaints.tooLong(local, "localhostProfile must have at most " + MOST_PROFILE + " bytes");
    }
  }

  /** Mirrors {@code validatePodSpecSecurityContext}. */
  static void validatePodSecurityContext(PodFacts pod, Complaints complaints) {
    Field spec = pod.spec();
    Field context = spec.get("securityContext");
    Field share = spec.get("shareProcessNamespace");
    if (share.isTrue() && spec.get("hostPID").isTrue()) {
      complaints.add(
          share,
          context.place().path() + ".shareProcessNamespace",
          Reason.INVALID,
          "shareProcessNamespace and hostPID exclude each other; remove one of them");
    }
    if (!context.isPresent()) {
      return;
    }
    validateId(context.get("fsGroup"), complaints);
    validateId(context.get("runAsUser"), complaints);
    validateId(context.get("runAsGroup"), complaints);
    for (Field group : context.get("supplementalGroups").items()) {
      validateGroup(group, complaints);
    }
    validateSysctls(context.get("sysctls"), pod, complaints);
    validateChoice(context.get("fsGroupChangePolicy"), CHANGE_POLICIES, complaints);
    validateSeccompProfile(context.get("seccompProfile"), complaints);
    WindowsValidation.validateOptions(context.get("windowsOptions"), complaints);
    validateAppArmorProfile(context.get("appArmorProfile"), complaints);
    if (pod.gates().supplementalGroupsPolicy()) {
      validateChoice(context.get("supplementalGroupsPolicy"), GROUP_POLICIES, complaints);
    }
    if (pod.gates().seLinuxChangePolicy()) {
      // MountOption is known, but only taken with the feature SELinuxMount switched on.
      validateChoice(context.get("seLinuxChangePolicy"), SELINUX_POLICIES, complaints);
    }
  }

  private static void validateGroup(Field group, Complaints complaints) {
    long value = FieldChecks.number(group);
    String wrong = Names.userOrGroupId(value);
    if (wrong != null) {
      complaints.invalid(group, "group " + value + " " + wrong);
    }
  }

  private static void validateChoice(Field choice, List<String> allowed, Complaints complaints) {
    if (choice.isPresent()) {
      FieldChecks.oneOf(choice, allowed, complaints);
    }
  }

  /** Mirrors {@code validateSysctls}. */
  private static void validateSysctls(Field sysctls, PodFacts pod, Complaints complaints) {
    if (!sysctls.isPresent()) {
      return;
    }
    Set<String> names = new HashSet<>();
    for (Field sysctl : sysctls.items()) {
      Field name = sysctl.get("name");
      String value = name.stringOrEmpty();
      if (FieldChecks.needs(name, "a sysctl needs a name", complaints)) {
        if (!SysctlNames.isValid(value)) {
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
  private static void validateHostSysctl(Field name, PodFacts pod, Complaints complaints) {
    String value = name.stringOrEmpty();
    if (pod.hostNetwork() && SysctlNames.isNetwork(value)) {
      complaints.invalid(
          name, "sysctl \"" + value + "\" would change the host's network, which the pod uses");
    } else if (pod.spec().get("hostIPC").isTrue() && SysctlNames.isIpc(value)) {
      complaints.invalid(
          name, "sysctl \"" + value + "\" would change the host's IPC, which the pod uses");
    }
  }
}
