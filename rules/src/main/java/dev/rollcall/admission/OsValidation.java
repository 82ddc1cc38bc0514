package dev.rollcall.admission;

import dev.rollcall.yaml.Field;
import java.util.List;

/** Checks what goes with the operating system that a pod says it is for. */
final class OsValidation {

  private static final List<String> SYSTEMS = List.of("linux", "windows");
  private static final List<String> NOT_ON_WINDOWS =
      List.of(
          "appArmorProfile",
          "seLinuxOptions",
          "seccompProfile",
          "fsGroup",
          "fsGroupChangePolicy",
          "sysctls",
          "runAsUser",
          "runAsGroup",
          "supplementalGroups",
          "supplementalGroupsPolicy",
          "seLinuxChangePolicy");
  private static final List<String> NOT_IN_WINDOWS_CONTAINERS =
      List.of(
          "appArmorProfile",
          "seLinuxOptions",
          "seccompProfile",
          "capabilities",
          "readOnlyRootFilesystem",
          "privileged",
          "allowPrivilegeEscalation",
          "procMount",
          "runAsUser",
          "runAsGroup");

  private OsValidation() {}

  /** Mirrors {@code validateOS}, and what depends on it in {@code ValidatePodSpec}. */
  static void validateOs(PodFacts pod, Complaints complaints) {
    Field os = pod.spec().get("os");
    if (!os.isPresent()) {
      return;
    }
    Field name = os.get("name");
    String value = name.stringOrEmpty();
    if (!FieldChecks.needs(name, "os needs a name: linux or windows", complaints)) {
      return;
    }
    if (!SYSTEMS.contains(value)) {
      complaints.add(
          name,
          os.place().path(),
          Reason.NOT_SUPPORTED,
          FieldChecks.notOneOf("os.name", value, SYSTEMS));
    } else if (value.equals("linux")) {
      validateLinux(pod, complaints);
    } else {
      validateWindows(pod, complaints);
    }
  }

  /** Mirrors {@code validateLinux}. */
  private static void validateLinux(PodFacts pod, Complaints complaints) {
    forbidOnLinux(pod.spec(), complaints);
    for (Field container : pod.allContainers()) {
      forbidOnLinux(container, complaints);
    }
  }

  private static void forbidOnLinux(Field owner, Complaints complaints) {
    Field options = owner.at("securityContext", "windowsOptions");
    if (options.isPresent()) {
      complaints.forbidden(options, "a linux pod has no windowsOptions; remove them");
    }
  }

  /** Mirrors {@code validateWindows}. */
  private static void validateWindows(PodFacts pod, Complaints complaints) {
    Field spec = pod.spec();
    Field context = spec.get("securityContext");
    for (String name : NOT_ON_WINDOWS) {
      Field field = context.get(name);
      boolean empty = name.equals("sysctls") && field.items().isEmpty();
      if (field.isPresent() && !empty && !isDropped(name, pod)) {
        forbidOnWindows(field, complaints);
      }
    }
    for (String name : new String[] {"hostUsers", "shareProcessNamespace"}) {
      if (spec.get(name).isPresent() && !isDropped(name, pod)) {
        forbidOnWindows(spec.get(name), complaints);
      }
    }
    for (String name : new String[] {"hostPID", "hostIPC"}) {
      if (spec.get(name).isTrue()) {
        forbidOnWindows(spec.get(name), complaints);
      }
    }
    for (Field container : pod.allContainers()) {
      Field own = container.get("securityContext");
      for (String name : NOT_IN_WINDOWS_CONTAINERS) {
        if (own.get(name).isPresent() && !isDropped(name, pod)) {
          forbidOnWindows(own.get(name), complaints);
        }
      }
    }
  }

  private static boolean isDropped(String name, PodFacts pod) {
    return switch (name) {
      case "hostUsers" -> !pod.gates().userNamespaces();
      case "procMount" -> !pod.gates().procMount();
      case "supplementalGroupsPolicy" -> !pod.gates().supplementalGroupsPolicy();
      case "seLinuxChangePolicy" -> !pod.gates().seLinuxChangePolicy();
      default -> false;
    };
  }

  private static void forbidOnWindows(Field field, Complaints complaints) {
    complaints.forbidden(field, "a windows pod has no " + field.name() + "; remove it");
  }
}
