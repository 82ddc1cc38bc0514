package dev.rollcall.podadmission;

import dev.rollcall.model.Container;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.SecurityContext;
import dev.rollcall.model.Value;
import dev.rollcall.model.Volume;
import dev.rollcall.source.FieldLocation;
import java.util.List;

/** What the level restricted of the Pod Security Standards forbids beyond baseline. */
final class PodSecurityRestricted {

  private static final List<String> VOLUMES =
      List.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "image",
          "persistentVolumeClaim",
          "projected",
          "secret");

  /** The first version whose standards leave out for Windows what only Linux knows. */
  private static final int WINDOWS_SINCE = 25;

  private final PodSpec pod;
  private final int minor;
  private final List<PodSecurityViolation> violations;

  PodSecurityRestricted(PodSpec pod, int minor, List<PodSecurityViolation> violations) {
    this.pod = pod;
    this.minor = minor;
    this.violations = violations;
  }

  private void add(
      PodSecurityCheck check, FieldLocation place, String what, String container, String value) {
    violations.add(new PodSecurityViolation(check, place, what, container, value));
  }

  void check() {
    for (Volume volume : pod.volumes()) {
      if (!volume.isHostPath()
          && !volume.source().isEmpty()
          && !VOLUMES.contains(volume.source())) {
        String name = "volume \"" + volume.name().get() + "\"";
        add(
            PodSecurityCheck.RESTRICTED_VOLUMES,
            volume.sourcePlace(),
            volume.source() + " " + name,
            "",
            name + " uses restricted volume type \"" + volume.source() + "\"");
      }
    }
    SecurityContext own = pod.securityContext();
    if (own.runAsUser().isGiven() && own.runAsUser().get() == 0) {
      add(PodSecurityCheck.RUN_AS_USER, own.runAsUser().place(), "runAsUser 0", "", "");
    }
    boolean linux = minor < WINDOWS_SINCE || !pod.osName().get().equals("windows");
    for (Container container : pod.allContainers()) {
      checkUser(container);
      if (linux) {
        checkRights(container);
      }
    }
  }

  private void checkUser(Container container) {
    String name = container.name().get();
    String of = " of container \"" + name + "\"";
    SecurityContext context = container.securityContext();
    Value<Boolean> nonRoot =
        context.runAsNonRoot().isGiven()
            ? context.runAsNonRoot()
            : pod.securityContext().runAsNonRoot();
    if (!nonRoot.get()) {
      FieldLocation place = context.runAsNonRoot().place();
      String what = "runAsNonRoot other than true" + of;
      add(PodSecurityCheck.RUN_AS_NON_ROOT, place, what, name, "");
    }
    if (context.runAsUser().isGiven() && context.runAsUser().get() == 0) {
      FieldLocation place = context.runAsUser().place();
      add(PodSecurityCheck.RUN_AS_USER, place, "runAsUser 0" + of, name, "");
    }
  }

  private void checkRights(Container container) {
    String name = container.name().get();
    String of = " of container \"" + name + "\"";
    SecurityContext context = container.securityContext();
    if (context.allowPrivilegeEscalation().get()) {
      FieldLocation place = context.allowPrivilegeEscalation().place();
      String what = "allowPrivilegeEscalation other than false" + of;
      add(PodSecurityCheck.ALLOW_PRIVILEGE_ESCALATION, place, what, name, "");
    }
    boolean dropsAll = false;
    for (Value<String> capability : context.droppedCapabilities()) {
      dropsAll |= capability.get().equals("ALL");
    }
    if (!dropsAll) {
      String what = "capabilities without drop: [ALL]" + of;
      add(PodSecurityCheck.DROP_ALL, context.place(), what, name, "");
    }
    for (Value<String> capability : context.addedCapabilities()) {
      String added = capability.get();
      if (PodSecurityBaseline.allowsCapability(added) && !added.equals("NET_BIND_SERVICE")) {
        String what = "capability \"" + added + "\"" + of;
        add(PodSecurityCheck.RESTRICTED_CAPABILITIES, capability.place(), what, name, added);
      }
    }
    boolean profile =
        !context.seccompType().get().isEmpty()
            || !pod.securityContext().seccompType().get().isEmpty();
    if (!profile) {
      FieldLocation place = context.seccompType().place();
      add(PodSecurityCheck.RESTRICTED_SECCOMP, place, "no seccompProfile" + of, name, "");
    }
  }
}
