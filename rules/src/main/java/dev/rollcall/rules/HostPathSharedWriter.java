package dev.rollcall.rules;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.rule.ClusterRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Flags a path of the node that pods of two DaemonSets write to. */
public final class HostPathSharedWriter implements ClusterRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "host-path-shared-writer",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "path of the node that two DaemonSets write to")
          .foundBy("hostPath conflict");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Map<NodePath, Writer> writers = new HashMap<>();
    for (DaemonSet daemonSet : context.cluster().inventory().daemonSets()) {
      Set<NodePath> own = new HashSet<>();
      for (HostMount mount : HostMount.of(daemonSet.pod())) {
        NodePath path = mount.path();
        if (!mount.isWritable() || path.isMeetingPlace() || !path.isLinux() || !own.add(path)) {
          continue;
        }
        Writer first = writers.putIfAbsent(path, new Writer(daemonSet, mount));
        if (first != null && !first.isOf(daemonSet)) {
          context
              .report(
                  mount.volume().hostPath().place(),
                  "\"%s\" of the node is written to by pods of DaemonSet \"%s\" as well; give each a directory of its own, or mount it readOnly in one"
                      .formatted(path, first.daemonSet().name()))
              .note(first.mount().volume().hostPath().place(), "the other writer");
        }
      }
    }
  }

  /** Who writes first, and where. */
  private record Writer(DaemonSet daemonSet, HostMount mount) {

    /** The same DaemonSet in two files, as for two environments, is one. */
    boolean isOf(DaemonSet other) {
      return daemonSet.name().equals(other.name())
          && daemonSet.namespace().equals(other.namespace());
    }
  }
}
