package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FieldValidation;
import dev.rollcall.yaml.FieldCursor;
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
  static void validateOs(PodValidationContext pod, ErrorList complaints) {
    FieldCursor os = pod.spec().get("os");
    if (!os.isPresent()) {
      return;
    }
    FieldCursor name = os.get("name");
    String value = name.stringOrEmpty();
    if (!FieldValidation.needs(name, "os needs a name: linux or windows", complaints)) {
      return;
    }
    if (!SYSTEMS.contains(value)) {
      complaints.add(
          name,
          os.place().path(),
          CauseType.NOT_SUPPORTED,
          FieldValidation.notOneOf("os.name", value, SYSTEMS));
    } else if (value.equals("linux")) {
      validateLinux(pod, complaints);
    } else {
      validateWindows(pod, complaints);
    }
  }

  /** Mirrors {@code validateLinux}. */
  private static void validateLinux(PodValidationContext pod, ErrorList complaints) {
    forbidOnLinux(pod.spec(), complaints);
    for (FieldCursor container : pod.allContainers()) {
      forbidOnLinux(container, complaints);
    }
  }

  private static void forbidOnLinux(FieldCursor owner, ErrorList complaints) {
    FieldCursor options = owner.path("securityContext", "windowsOptions");
    if (options.isPresent()) {
      complaints.forbidden(options, "a linux pod has no windowsOptions; remove them");
    }
  }

  /** Mirrors {@code validateWindows}. */
  private static void validateWindows(PodValidationContext pod, ErrorList complaints) {
    FieldCursor spec = pod.spec();
    FieldCursor context = spec.get("securityContext");
    for (String name : NOT_ON_WINDOWS) {
      FieldCursor field = context.get(name);
      boolean empty = name.equals("sysctls") && field.items().isEmpty();
      if (field.isPresent() && !empty) {
        forbidOnWindows(field, complaints);
      }
    }
    for (String name : new String[] {"hostUsers", "shareProcessNamespace"}) {
      if (spec.get(name).isPresent()) {
        forbidOnWindows(spec.get(name), complaints);
      }
    }
    for (String name : new String[] {"hostPID", "hostIPC"}) {
      if (spec.get(name).isTrue()) {
        forbidOnWindows(spec.get(name), complaints);
      }
    }
    for (FieldCursor container : pod.allContainers()) {
      FieldCursor own = container.get("securityContext");
      for (String name : NOT_IN_WINDOWS_CONTAINERS) {
        if (own.get(name).isPresent()) {
          forbidOnWindows(own.get(name), complaints);
        }
      }
    }
  }

  private static void forbidOnWindows(FieldCursor field, ErrorList complaints) {
    complaints.forbidden(field, "a windows pod has no " + field.name() + "; remove it");
  }
}
