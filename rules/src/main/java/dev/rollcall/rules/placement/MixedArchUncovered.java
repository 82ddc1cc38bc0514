package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.PodSpec;
import dev.rollcall.placement.NodeGroup;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.NodeRequirements;
import java.util.List;
import java.util.TreeMap;

/** Flags pods that nodes of several architectures get without having been asked. */
final class MixedArchUncovered implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "mixed-arch-uncovered",
              Category.PLACEMENT,
              Severity.INFO,
              "0.1.0",
              "pods that start on nodes of several architectures")
          .searchTerms("exec format error", "no match for platform in manifest");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    if (context.cluster().marks().valuesOf("kubernetes.io/arch").size() < 2) {
      return;
    }
    PodSpec pod = daemonSet.pod();
    if (NodeRequirements.mention(pod, "kubernetes.io/arch")
        || NodeRequirements.mention(pod, "beta.kubernetes.io/arch")
        || ImageArchitecture.of(pod) != null) {
      return;
    }
    TreeMap<String, Integer> nodes = new TreeMap<>();
    for (NodeGroup group : context.cluster().placementOf(daemonSet).groups()) {
      for (Node node : group.verdict().runs() ? group.nodes() : List.<Node>of()) {
        String arch = node.labels().get("kubernetes.io/arch");
        if (arch != null) {
          nodes.merge(arch, 1, Integer::sum);
        }
      }
    }
    if (nodes.size() < 2) {
      return;
    }
    StringBuilder counts = new StringBuilder();
    nodes.forEach(
        (arch, count) ->
            counts.append(counts.isEmpty() ? "" : ", ").append(count).append(' ').append(arch));
    context
        .report(
            pod.nodeSelector().place(),
            "starts on nodes of several architectures (%s); make sure that every image is built for all, or select kubernetes.io/arch"
                .formatted(counts))
        .dependsOnNodes();
  }
}
