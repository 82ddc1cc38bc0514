package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Value;
import dev.rollcall.model.Volume;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.HostPathMount;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Flags hostPath volumes that a user other than root writes to by means of fsGroup: {@code
 * GetAttributes} of hostPath says that the kubelet does not manage it.
 */
final class FsGroupOnHostPath implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "fs-group-on-host-path",
              Category.PRACTICE,
              Severity.INFO,
              "0.1.0",
              "fsGroup that a hostPath volume does not get")
          .searchTerms("permission denied", "fsGroup hostPath", "read-only file system");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    PodSpec pod = daemonSet.pod();
    Value<Long> group = pod.securityContext().fsGroup();
    if (!group.isGiven() || pod.isWindows()) {
      return;
    }
    List<HostPathMount> mounts = HostPathMount.of(pod);
    Set<Volume> said = new HashSet<>();
    for (HostPathMount mount : mounts) {
      Value<Long> user = pod.effectiveUser(mount.container());
      boolean needsGroup = user.isGiven() && user.get() != 0 && isOfDirectory(mount.volume());
      if (needsGroup
          && mount.isWritable()
          && !isPreparedByRoot(mount.volume(), pod, mounts)
          && said.add(mount.volume())) {
        report(mount, user.get(), group, context);
      }
    }
  }

  private static void report(
      HostPathMount mount, long user, Value<Long> group, RuleContext context) {
    Volume volume = mount.volume();
    boolean created = volume.hostPathType().get().endsWith("OrCreate");
    context
        .report(
            volume.sourcePlace(),
            "fsGroup %s has no effect on hostPath \"%s\"%s, so user %s of container \"%s\" cannot write to it unless the node gives it the rights; change the owner in an init container that runs as root, or use an emptyDir"
                .formatted(
                    group.get(),
                    volume.hostPath().get(),
                    created ? ", which the kubelet creates for root alone to write" : "",
                    user,
                    mount.container().name().get()))
        .note(group.place(), "the group is given to other volumes only");
  }

  private static boolean isOfDirectory(Volume volume) {
    return switch (volume.hostPathType().get()) {
      case "", "Directory", "DirectoryOrCreate", "FileOrCreate" -> true;
      default -> false;
    };
  }

  /** An init container that may be root can change the owner. */
  private static boolean isPreparedByRoot(Volume volume, PodSpec pod, List<HostPathMount> mounts) {
    for (HostPathMount mount : mounts) {
      if (mount.volume() == volume
          && mount.isWritable()
          && pod.initContainers().contains(mount.container())
          && pod.mayRunAsRoot(mount.container())) {
        return true;
      }
    }
    return false;
  }
}
