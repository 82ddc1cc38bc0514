package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.SecurityContext;
import dev.rollcall.model.Value;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.text.Spelling;
import java.util.List;
import java.util.Locale;

/** Flags capabilities that Linux does not have, and the prefix that manifests leave out. */
final class CapabilityUnknown implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "capability-unknown",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "capability that does not exist, or is written with CAP_")
          .searchTerms(
              "unknown capability", "Unknown capability to add", "Operation not permitted");

  private static final List<String> KNOWN =
      List.of(
          """
          ALL AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND BPF CHECKPOINT_RESTORE CHOWN
          DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE
          MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN NET_BIND_SERVICE NET_BROADCAST NET_RAW PERFMON
          SETFCAP SETGID SETPCAP SETUID SYSLOG SYS_ADMIN SYS_BOOT SYS_CHROOT SYS_MODULE SYS_NICE
          SYS_PACCT SYS_PTRACE SYS_RAWIO SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG WAKE_ALARM\
          """
              .replace('\n', ' ')
              .split(" "));

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (Container container : daemonSet.pod().allContainers()) {
      SecurityContext security = container.securityContext();
      security.addedCapabilities().forEach(capability -> check(capability, context));
      security.droppedCapabilities().forEach(capability -> check(capability, context));
    }
  }

  /** Runtimes take small letters as well. */
  private static void check(Value<String> capability, RuleContext context) {
    String name = capability.get().toUpperCase(Locale.ROOT);
    if (!capability.isGiven() || KNOWN.contains(name)) {
      return;
    }
    String bare = name.startsWith("CAP_") ? name.substring(4) : name;
    if (KNOWN.contains(bare)) {
      context.report(
          capability.place(),
          "capabilities are written without CAP_ in manifests, and not every runtime knows \"%s\"; write %s"
              .formatted(capability.get(), bare));
      return;
    }
    context.report(
        capability.place(),
        "Linux has no capability \"%s\": container runtimes ignore it or refuse to start the container%s"
            .formatted(capability.get(), question(bare)));
  }

  private static String question(String name) {
    for (String known : KNOWN) {
      String tail = known.substring(known.indexOf('_') + 1);
      if (name.replace("_", "").equals(known.replace("_", ""))
          || name.endsWith("_" + known)
          || tail.equals(name)) {
        return Spelling.question(known);
      }
    }
    return Spelling.question(Spelling.nearest(name, KNOWN));
  }
}
