package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Volume;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.HostPath;

/** Flags a hostPath of type FileOrCreate whose directory nothing creates. */
final class HostPathFileParent implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "host-path-file-parent",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "hostPath of type FileOrCreate in a directory that may be missing")
          .searchTerms("hostPath type check failed", "no such file or directory");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (Volume volume : daemonSet.pod().volumes()) {
      if (!volume.hostPathType().get().equals("FileOrCreate")) {
        continue;
      }
      HostPath parent = HostPath.of(volume.hostPath().get()).parent();
      if (parent.isEverywhere() || isCreated(parent, daemonSet.pod())) {
        continue;
      }
      context.report(
          volume.hostPathType().place(),
          "type FileOrCreate makes the file \"%s\" but not its directory: where \"%s\" is missing the pod stays in ContainerCreating; mount the directory with type DirectoryOrCreate"
              .formatted(volume.hostPath().get(), parent));
    }
  }

  private static boolean isCreated(HostPath directory, PodSpec pod) {
    for (Volume volume : pod.volumes()) {
      boolean directories =
          volume.hostPathType().get().equals("DirectoryOrCreate")
              || (volume.isHostPath() && !volume.hostPathType().isGiven());
      if (directories && HostPath.of(volume.hostPath().get()).equals(directory)) {
        return true;
      }
    }
    return false;
  }
}
