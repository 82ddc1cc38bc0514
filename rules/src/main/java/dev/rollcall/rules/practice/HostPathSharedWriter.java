package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.rule.ClusterRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.HostPath;
import dev.rollcall.rules.common.HostPathMount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Flags a path of the node that pods of two DaemonSets write to. */
final class HostPathSharedWriter implements ClusterRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "host-path-shared-writer",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "path of the node that two DaemonSets write to")
          .searchTerms("hostPath conflict");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Map<HostPath, List<Writer>> writers = new HashMap<>();
    for (DaemonSet daemonSet : context.cluster().inventory().daemonSets()) {
      Set<HostPath> own = new HashSet<>();
      for (HostPathMount mount : HostPathMount.of(daemonSet.pod())) {
        HostPath path = mount.path();
        if (!mount.isWritable() || path.isMeetingPlace() || !path.isLinux() || !own.add(path)) {
          continue;
        }
        Writer writer = new Writer(daemonSet, mount);
        List<Writer> others = writers.computeIfAbsent(path, key -> new ArrayList<>(1));
        Writer first = writer.firstOf(others, context);
        others.add(writer);
        if (first != null) {
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
  private record Writer(DaemonSet daemonSet, HostPathMount mount) {

    /** Returns the first other DaemonSet that is applied together with this one. */
    @Nullable Writer firstOf(List<Writer> others, RuleContext context) {
      for (Writer other : others) {
        DaemonSet that = other.daemonSet;
        boolean together =
            context.isComplete() || daemonSet.origin().file().equals(that.origin().file());
        boolean same =
            that.name().equals(daemonSet.name()) && that.namespace().equals(daemonSet.namespace());
        if (together && !same) {
          return other;
        }
      }
      return null;
    }
  }
}
