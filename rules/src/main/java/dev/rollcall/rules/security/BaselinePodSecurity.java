package dev.rollcall.rules.security;

import dev.rollcall.model.Container;
import dev.rollcall.model.ContainerPort;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.SecurityContext;
import dev.rollcall.model.Value;
import dev.rollcall.model.Volume;
import dev.rollcall.source.FieldLocation;
import java.util.ArrayList;
import java.util.List;

/** What the level baseline of the Pod Security Standards forbids, as their admission checks. */
final class BaselinePodSecurity {

  /** What a level forbids, in words that follow "forbids". */
  record Violation(FieldLocation place, String what) {}

  /** What containers may add without reaching beyond themselves. */
  static final List<String> HARMLESS_CAPABILITIES =
      List.of(
          "AUDIT_WRITE",
          "CHOWN",
          "DAC_OVERRIDE",
          "FOWNER",
          "FSETID",
          "KILL",
          "MKNOD",
          "NET_BIND_SERVICE",
          "SETFCAP",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYS_CHROOT");

  private static final List<String> SAFE_SYSCTLS =
      List.of(
          "kernel.shm_rmid_forced",
          "net.ipv4.ip_local_port_range",
          "net.ipv4.ip_local_reserved_ports",
          "net.ipv4.ip_unprivileged_port_start",
          "net.ipv4.ping_group_range",
          "net.ipv4.tcp_fin_timeout",
          "net.ipv4.tcp_keepalive_intvl",
          "net.ipv4.tcp_keepalive_probes",
          "net.ipv4.tcp_keepalive_time",
          "net.ipv4.tcp_rmem",
          "net.ipv4.tcp_syncookies",
          "net.ipv4.tcp_wmem");

  private final PodSpec pod;
  private final List<Violation> violations = new ArrayList<>();

  private BaselinePodSecurity(PodSpec pod) {
    this.pod = pod;
  }

  static List<Violation> violations(PodSpec pod, boolean restricted) {
    BaselinePodSecurity security = new BaselinePodSecurity(pod);
    security.baseline();
    if (restricted) {
      RestrictedPodSecurity.check(pod, security.violations);
    }
    return security.violations;
  }

  private void add(FieldLocation place, String what) {
    violations.add(new Violation(place, what));
  }

  private void baseline() {
    flag(pod.host().network(), "hostNetwork");
    flag(pod.host().pid(), "hostPID");
    flag(pod.host().ipc(), "hostIPC");
    for (Volume volume : pod.volumes()) {
      if (volume.isHostPath()) {
        add(volume.sourcePlace(), "hostPath volume \"" + volume.name().get() + "\"");
      }
    }
    context(pod.securityContext());
    for (Value<String> sysctl : pod.securityContext().sysctls()) {
      if (!SAFE_SYSCTLS.contains(sysctl.get())) {
        add(sysctl.place(), "sysctl \"" + sysctl.get() + "\"");
      }
    }
    for (Container container : pod.allContainers()) {
      baseline(container);
    }
  }

  private void baseline(Container container) {
    String name = " of container \"" + container.name().get() + "\"";
    SecurityContext context = container.securityContext();
    flag(context.privileged(), "privileged" + name);
    for (Value<String> capability : context.addedCapabilities()) {
      if (!isHarmless(capability.get())) {
        add(capability.place(), "capability \"" + capability.get() + "\"" + name);
      }
    }
    for (ContainerPort port : container.ports()) {
      if (port.hostPort().isGiven() && port.isOnHost()) {
        add(port.hostPort().place(), "hostPort " + port.hostPort().get() + name);
      }
    }
    context(context);
  }

  /** Checks what pods and containers both have. */
  private void context(SecurityContext context) {
    flag(context.hostProcess(), "hostProcess");
    if (context.procMount().get().equals("Unmasked")) {
      add(context.procMount().place(), "procMount \"Unmasked\"");
    }
    if (context.seccompType().get().equals("Unconfined")) {
      add(context.seccompType().place(), "seccompProfile \"Unconfined\"");
    }
    if (context.appArmorType().get().equals("Unconfined")) {
      add(context.appArmorType().place(), "appArmorProfile \"Unconfined\"");
    }
  }

  private void flag(Value<Boolean> flag, String what) {
    if (flag.get()) {
      add(flag.place(), what);
    }
  }

  /** Tells whether containers have the capability anyway, unless they drop it. */
  static boolean isHarmless(String capability) {
    return HARMLESS_CAPABILITIES.contains(capability);
  }
}
