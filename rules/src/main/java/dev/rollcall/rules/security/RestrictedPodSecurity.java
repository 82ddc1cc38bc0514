package dev.rollcall.rules.security;

import dev.rollcall.model.Container;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.SecurityContext;
import dev.rollcall.model.Value;
import dev.rollcall.model.Volume;
import dev.rollcall.source.FieldLocation;
import java.util.List;

/** What the level restricted of the Pod Security Standards forbids beyond baseline. */
final class RestrictedPodSecurity {

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

  private final PodSpec pod;
  private final List<BaselinePodSecurity.Violation> violations;

  private RestrictedPodSecurity(PodSpec pod, List<BaselinePodSecurity.Violation> violations) {
    this.pod = pod;
    this.violations = violations;
  }

  /** Adds what a pod violates. */
  static void check(PodSpec pod, List<BaselinePodSecurity.Violation> violations) {
    new RestrictedPodSecurity(pod, violations).check();
  }

  private void add(FieldLocation place, String what) {
    violations.add(new BaselinePodSecurity.Violation(place, what));
  }

  private void check() {
    for (Volume volume : pod.volumes()) {
      if (!volume.isHostPath()
          && !volume.source().isEmpty()
          && !VOLUMES.contains(volume.source())) {
        add(volume.sourcePlace(), volume.source() + " volume \"" + volume.name().get() + "\"");
      }
    }
    SecurityContext own = pod.securityContext();
    if (own.runAsUser().isGiven() && own.runAsUser().get() == 0) {
      add(own.runAsUser().place(), "runAsUser 0");
    }
    for (Container container : pod.allContainers()) {
      root(container);
      if (!pod.osName().get().equals("windows")) {
        rights(container);
      }
    }
  }

  private void root(Container container) {
    String name = " of container \"" + container.name().get() + "\"";
    SecurityContext context = container.securityContext();
    Value<Boolean> nonRoot =
        context.runAsNonRoot().isGiven()
            ? context.runAsNonRoot()
            : pod.securityContext().runAsNonRoot();
    if (!nonRoot.get()) {
      add(context.runAsNonRoot().place(), "runAsNonRoot other than true" + name);
    }
    if (context.runAsUser().isGiven() && context.runAsUser().get() == 0) {
      add(context.runAsUser().place(), "runAsUser 0" + name);
    }
  }

  private void rights(Container container) {
    String name = " of container \"" + container.name().get() + "\"";
    SecurityContext context = container.securityContext();
    if (context.allowPrivilegeEscalation().get()) {
      FieldLocation place = context.allowPrivilegeEscalation().place();
      add(place, "allowPrivilegeEscalation other than false" + name);
    }
    boolean dropsAll = false;
    for (Value<String> capability : context.droppedCapabilities()) {
      dropsAll |= capability.get().equals("ALL");
    }
    if (!dropsAll) {
      add(context.place(), "capabilities without drop: [ALL]" + name);
    }
    for (Value<String> capability : context.addedCapabilities()) {
      if (BaselinePodSecurity.isHarmless(capability.get())
          && !capability.get().equals("NET_BIND_SERVICE")) {
        add(capability.place(), "capability \"" + capability.get() + "\"" + name);
      }
    }
    boolean profile =
        !context.seccompType().get().isEmpty()
            || !pod.securityContext().seccompType().get().isEmpty();
    if (!profile) {
      add(context.seccompType().place(), "no seccompProfile" + name);
    }
  }
}
