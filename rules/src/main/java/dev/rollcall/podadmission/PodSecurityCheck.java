package dev.rollcall.podadmission;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The checks of pod-security-admission, those of baseline first, each with the words of its answer.
 */
enum PodSecurityCheck {
  APP_ARMOR("forbidden AppArmor profile", "%s must not set AppArmor profile type to %s"),
  CAPABILITIES(
      "non-default capabilities", "%s must not include %s in securityContext.capabilities.add"),
  HOST_NAMESPACES("host namespaces", "%2$s"),
  HOST_PATH_VOLUMES("hostPath volumes", "%2$s"),
  HOST_PORTS("hostPort", "%s %s"),
  HOST_PROBES("probe or lifecycle host", "%s %s"),
  PRIVILEGED("privileged", "%s must not set securityContext.privileged=true"),
  PROC_MOUNT("procMount", "%s must not set securityContext.procMount to %s"),
  SE_LINUX("seLinuxOptions", "%s set forbidden securityContext.seLinuxOptions: %s"),
  SECCOMP("seccompProfile", "%s must not set securityContext.seccompProfile.type to %s"),
  SYSCTLS("forbidden sysctls", "%2$s"),
  HOST_PROCESS("hostProcess", "%s must not set securityContext.windowsOptions.hostProcess=true"),
  ALLOW_PRIVILEGE_ESCALATION(
      "allowPrivilegeEscalation != false",
      "%s must set securityContext.allowPrivilegeEscalation=false"),
  DROP_ALL("unrestricted capabilities", "%s must set securityContext.capabilities.drop=[\"ALL\"]"),
  RESTRICTED_CAPABILITIES(
      "unrestricted capabilities", "%s must not include %s in securityContext.capabilities.add"),
  RESTRICTED_VOLUMES("restricted volume types", "%2$s"),
  RUN_AS_NON_ROOT("runAsNonRoot != true", "pod or %s must set securityContext.runAsNonRoot=true"),
  RUN_AS_USER("runAsUser=0", "%s must not set runAsUser=0"),
  RESTRICTED_SECCOMP(
      "seccompProfile",
      "pod or %s must set securityContext.seccompProfile.type to \"RuntimeDefault\" or"
          + " \"Localhost\"");

  private final String reason;
  private final String detail;

  PodSecurityCheck(String reason, String detail) {
    this.reason = reason;
    this.detail = detail;
  }

  /** Returns what the plugin says about all violations together, such as {@code hostPort (…)}. */
  static String message(List<PodSecurityViolation> violations) {
    List<String> parts = new ArrayList<>();
    for (PodSecurityCheck check : values()) {
      List<PodSecurityViolation> own = new ArrayList<>();
      violations.stream().filter(found -> found.check() == check).forEach(own::add);
      if (!own.isEmpty()) {
        parts.add(check.reason + " (" + check.describe(own) + ")");
      }
    }
    return String.join(", ", parts);
  }

  private String describe(List<PodSecurityViolation> violations) {
    Set<String> containers = new LinkedHashSet<>();
    Set<String> values = new LinkedHashSet<>();
    boolean pod = false;
    for (PodSecurityViolation violation : violations) {
      pod |= violation.container().isEmpty();
      if (!violation.container().isEmpty()) {
        containers.add(violation.container());
      }
      if (!violation.value().isEmpty()) {
        values.add(violation.value());
      }
    }
    String who = containers.isEmpty() ? "pod" : named("container", containers);
    return detail.formatted(
        pod && !containers.isEmpty() ? "pod and " + who : who, describe(containers, values));
  }

  private String describe(Set<String> containers, Set<String> values) {
    return switch (this) {
      case HOST_NAMESPACES, SYSCTLS, SE_LINUX -> String.join(", ", values);
      case HOST_PATH_VOLUMES -> named("volume", values);
      case RESTRICTED_VOLUMES -> String.join("; ", values);
      case HOST_PORTS -> {
        String ports = (values.size() == 1 ? "hostPort " : "hostPorts ");
        yield uses(containers) + ports + String.join(", ", values);
      }
      case HOST_PROBES ->
          uses(containers)
              + (values.size() == 1 ? "probe or lifecycle host " : "probe or lifecycle hosts ")
              + quoted(values);
      default -> quoted(values);
    };
  }

  private static String uses(Set<String> containers) {
    return containers.size() == 1 ? "uses " : "use ";
  }

  private static String named(String noun, Set<String> names) {
    return noun + (names.size() == 1 ? " " : "s ") + quoted(names);
  }

  private static String quoted(Set<String> names) {
    List<String> quoted = new ArrayList<>();
    names.forEach(name -> quoted.add('"' + name + '"'));
    return String.join(", ", quoted);
  }
}
