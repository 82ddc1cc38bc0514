package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Volume;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.HostPath;

/** Flags a hostPath that is made up as an empty directory where it is missing. */
final class HostPathNoType implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "host-path-no-type",
              Category.PRACTICE,
              Severity.INFO,
              "0.1.0",
              "hostPath without a type on a path that may be missing")
          .searchTerms(
              "is a directory", "not a directory: Are you trying to mount a directory onto a file");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (Volume volume : daemonSet.pod().volumes()) {
      String path = volume.hostPath().get();
      HostPath node = HostPath.of(path);
      boolean checked = !volume.hostPathType().get().isEmpty();
      if (!volume.isHostPath() || checked || !node.isLinux() || node.isEverywhere()) {
        continue;
      }
      context.report(
          volume.hostPath().place(),
          "hostPath \"%s\" has no type: a node without it gets an empty directory of root in its place; add the type, for example Directory or DirectoryOrCreate"
              .formatted(path));
    }
  }
}
