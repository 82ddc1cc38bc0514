package dev.rollcall.rules.security;

import dev.rollcall.model.Container;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.SecurityContext;
import dev.rollcall.model.Value;
import dev.rollcall.podadmission.PodSecurityBaseline;
import dev.rollcall.rules.common.HostPathMount;
import dev.rollcall.source.FieldLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One way in which a pod reaches into its node.
 *
 * @param what how the manifest calls it
 * @param meaning what it lets the pod do
 * @param root whether it is as good as being root of the node
 */
record HostAccessPoint(FieldLocation place, String what, String meaning, boolean root) {

  private static final Set<String> MIGHTY =
      Set.of(
          "ALL",
          "BPF",
          "DAC_READ_SEARCH",
          "SYS_ADMIN",
          "SYS_BOOT",
          "SYS_MODULE",
          "SYS_PTRACE",
          "SYS_RAWIO");

  /** Returns every use, the shared namespaces first. */
  static List<HostAccessPoint> of(PodSpec pod) {
    List<HostAccessPoint> uses = new ArrayList<>(0);
    namespace(
        pod.host().network(),
        "hostNetwork",
        "uses the node's addresses and sees its traffic",
        uses);
    namespace(
        pod.host().pid(), "hostPID", "sees the processes of the node and can signal them", uses);
    namespace(pod.host().ipc(), "hostIPC", "shares memory with the processes of the node", uses);
    for (Container container : pod.allContainers()) {
      rights(container, uses);
    }
    for (HostPathMount mount : HostPathMount.of(pod)) {
      path(mount, uses);
    }
    return uses;
  }

  private static void namespace(
      Value<Boolean> field, String name, String meaning, List<HostAccessPoint> uses) {
    if (field.get()) {
      uses.add(new HostAccessPoint(field.place(), name, meaning, false));
    }
  }

  private static void rights(Container container, List<HostAccessPoint> uses) {
    SecurityContext context = container.securityContext();
    String of = " in container \"" + container.name().get() + "\"";
    if (context.privileged().get()) {
      uses.add(
          new HostAccessPoint(
              context.privileged().place(),
              "privileged" + of,
              "has all capabilities and all devices of the node",
              true));
      return; // what it adds beside is nothing more
    }
    if (context.hostProcess().get()) {
      uses.add(
          new HostAccessPoint(
              context.hostProcess().place(),
              "hostProcess" + of,
              "runs as a process of the Windows node",
              true));
    }
    for (Value<String> capability : context.addedCapabilities()) {
      String name = capability.get().toUpperCase(Locale.ROOT);
      String bare = name.startsWith("CAP_") ? name.substring(4) : name;
      if (!PodSecurityBaseline.allowsCapability(bare)) {
        uses.add(
            new HostAccessPoint(
                capability.place(),
                bare + of,
                "a capability that reaches beyond the container",
                MIGHTY.contains(bare)));
      }
    }
  }

  private static void path(HostPathMount mount, List<HostAccessPoint> uses) {
    boolean told = !mount.isPrivileged() && (mount.isWritable() || mount.path().isRuntimeSocket());
    if (told || !mount.path().isSensitive()) {
      return; // what an unprivileged container can write to has rules of its own
    }
    String what = "hostPath \"" + mount.volume().hostPath().get() + "\"";
    for (HostAccessPoint use : uses) {
      if (use.what.equals(what)) {
        return;
      }
    }
    String meaning = "shows the container what belongs to the node and to other pods";
    uses.add(
        new HostAccessPoint(mount.volume().hostPath().place(), what, meaning, mount.isWritable()));
  }
}
