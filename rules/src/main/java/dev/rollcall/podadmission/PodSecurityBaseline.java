package dev.rollcall.podadmission;

import dev.rollcall.model.Container;
import dev.rollcall.model.ContainerPort;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.PodTemplate;
import dev.rollcall.model.Probe;
import dev.rollcall.model.SecurityContext;
import dev.rollcall.model.Value;
import dev.rollcall.model.Volume;
import dev.rollcall.source.FieldLocation;
import java.util.List;
import java.util.Map;

/** What the level baseline of the Pod Security Standards forbids. */
public final class PodSecurityBaseline {

  private static final List<String> ALLOWED_CAPABILITIES =
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

  /** The allowed sysctls with the minor version whose standards allowed them first. */
  private static final Map<String, Integer> ALLOWED_SYSCTLS =
      Map.ofEntries(
          Map.entry("kernel.shm_rmid_forced", 0),
          Map.entry("net.ipv4.ip_local_port_range", 0),
          Map.entry("net.ipv4.ip_local_reserved_ports", 27),
          Map.entry("net.ipv4.ip_unprivileged_port_start", 0),
          Map.entry("net.ipv4.ping_group_range", 0),
          Map.entry("net.ipv4.tcp_fin_timeout", 29),
          Map.entry("net.ipv4.tcp_keepalive_intvl", 29),
          Map.entry("net.ipv4.tcp_keepalive_probes", 29),
          Map.entry("net.ipv4.tcp_keepalive_time", 29),
          Map.entry("net.ipv4.tcp_rmem", 32),
          Map.entry("net.ipv4.tcp_syncookies", 0),
          Map.entry("net.ipv4.tcp_wmem", 32));

  private static final Map<String, Integer> ALLOWED_SE_LINUX_TYPES =
      Map.of(
          "",
          0,
          "container_t",
          0,
          "container_init_t",
          0,
          "container_kvm_t",
          0,
          "container_engine_t",
          31);

  private static final String APP_ARMOR_ANNOTATION =
      "container.apparmor.security.beta.kubernetes.io/";
  private static final int HOST_PROBES_SINCE = 34;

  private final PodTemplate template;
  private final PodSpec pod;
  private final int minor;
  private final List<PodSecurityViolation> violations;

  PodSecurityBaseline(PodTemplate template, int minor, List<PodSecurityViolation> violations) {
    this.template = template;
    this.pod = template.spec();
    this.minor = minor;
    this.violations = violations;
  }

  /** Returns whether every container may have the capability, as far as baseline goes. */
  public static boolean allowsCapability(String capability) {
    return ALLOWED_CAPABILITIES.contains(capability);
  }

  void check() {
    flag(PodSecurityCheck.HOST_NAMESPACES, pod.host().network(), "hostNetwork", "");
    flag(PodSecurityCheck.HOST_NAMESPACES, pod.host().pid(), "hostPID", "");
    flag(PodSecurityCheck.HOST_NAMESPACES, pod.host().ipc(), "hostIPC", "");
    for (Volume volume : pod.volumes()) {
      if (volume.isHostPath()) {
        String name = volume.name().get();
        add(
            PodSecurityCheck.HOST_PATH_VOLUMES,
            volume.sourcePlace(),
            "hostPath volume \"" + name + "\"",
            "",
            name);
      }
    }
    checkContext(pod.securityContext(), "");
    for (Value<String> sysctl : pod.securityContext().sysctls()) {
      if (ALLOWED_SYSCTLS.getOrDefault(sysctl.get(), Integer.MAX_VALUE) > minor) {
        String what = "sysctl \"" + sysctl.get() + "\"";
        add(PodSecurityCheck.SYSCTLS, sysctl.place(), what, "", sysctl.get());
      }
    }
    checkAnnotations();
    pod.allContainers().forEach(this::checkContainer);
  }

  private void checkAnnotations() {
    template
        .meta()
        .annotations()
        .entries()
        .forEach(
            (key, profile) -> {
              String name = profile.get();
              boolean allowed =
                  name.isEmpty() || name.equals("runtime/default") || name.startsWith("localhost/");
              if (key.startsWith(APP_ARMOR_ANNOTATION) && !allowed) {
                String container = key.substring(APP_ARMOR_ANNOTATION.length());
                String what =
                    "AppArmor profile \"" + name + "\" of container \"" + container + "\"";
                add(PodSecurityCheck.APP_ARMOR, profile.place(), what, container, name);
              }
            });
  }

  private void checkContainer(Container container) {
    String name = container.name().get();
    String of = " of container \"" + name + "\"";
    SecurityContext context = container.securityContext();
    flag(PodSecurityCheck.PRIVILEGED, context.privileged(), "privileged", name);
    for (Value<String> capability : context.addedCapabilities()) {
      if (!allowsCapability(capability.get())) {
        String what = "capability \"" + capability.get() + "\"" + of;
        add(PodSecurityCheck.CAPABILITIES, capability.place(), what, name, capability.get());
      }
    }
    for (ContainerPort port : container.ports()) {
      if (port.hostPort().isGiven() && port.isOnHost()) {
        String number = String.valueOf(port.hostPort().get());
        String what = "hostPort " + number + of;
        add(PodSecurityCheck.HOST_PORTS, port.hostPort().place(), what, name, number);
      }
    }
    checkContext(context, name);
    checkProbe(container.livenessProbe(), name);
    checkProbe(container.readinessProbe(), name);
    checkProbe(container.startupProbe(), name);
  }

  private void checkProbe(Probe probe, String container) {
    String host = probe.host().get();
    if (minor >= HOST_PROBES_SINCE && probe.isPresent() && !host.isEmpty()) {
      String what = "probe host \"" + host + "\" of container \"" + container + "\"";
      add(PodSecurityCheck.HOST_PROBES, probe.host().place(), what, container, host);
    }
  }

  /** Checks what pods and containers both have. */
  private void checkContext(SecurityContext context, String container) {
    flag(PodSecurityCheck.HOST_PROCESS, context.hostProcess(), "hostProcess", "");
    forbid(PodSecurityCheck.PROC_MOUNT, context.procMount(), "Unmasked", "procMount", container);
    forbid(
        PodSecurityCheck.SECCOMP, context.seccompType(), "Unconfined", "seccompProfile", container);
    forbid(
        PodSecurityCheck.APP_ARMOR,
        context.appArmorType(),
        "Unconfined",
        "appArmorProfile",
        container);
    SecurityContext.SeLinuxOptions options = context.seLinuxOptions();
    String type = options.type().get();
    if (ALLOWED_SE_LINUX_TYPES.getOrDefault(type, Integer.MAX_VALUE) > minor) {
      seLinux(options.type(), "type \"" + type + "\"", container);
    }
    if (!options.user().get().isEmpty()) {
      seLinux(options.user(), "user may not be set", container);
    }
    if (!options.role().get().isEmpty()) {
      seLinux(options.role(), "role may not be set", container);
    }
  }

  private void seLinux(Value<String> option, String value, String container) {
    String what = "seLinuxOptions " + option.place().name() + " \"" + option.get() + "\"";
    add(PodSecurityCheck.SE_LINUX, option.place(), what, container, value);
  }

  private void forbid(
      PodSecurityCheck check,
      Value<String> field,
      String forbidden,
      String name,
      String container) {
    if (field.get().equals(forbidden)) {
      add(check, field.place(), name + " \"" + forbidden + "\"", container, forbidden);
    }
  }

  private void flag(PodSecurityCheck check, Value<Boolean> flag, String name, String container) {
    if (flag.get()) {
      String of = container.isEmpty() ? "" : " of container \"" + container + "\"";
      add(check, flag.place(), name + of, container, name + "=true");
    }
  }

  private void add(
      PodSecurityCheck check, FieldLocation place, String what, String container, String value) {
    violations.add(new PodSecurityViolation(check, place, what, container, value));
  }
}
