package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.placement.NodeGroup;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.NodeNameList;
import java.util.ArrayList;
import java.util.List;

/** Flags an image whose name says another architecture than that of nodes which get the pod. */
final class ImageArchitectureMismatch implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "image-architecture-mismatch",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "image named for one architecture on nodes of another one")
          .searchTerms("exec format error", "no match for platform in manifest");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    ImageArchitecture image = ImageArchitecture.of(daemonSet.pod());
    if (image == null) {
      return;
    }
    List<Node> others = new ArrayList<>();
    for (NodeGroup group : context.cluster().placementOf(daemonSet).groups()) {
      for (Node node : group.verdict().runs() ? group.nodes() : List.<Node>of()) {
        String arch = node.labels().get("kubernetes.io/arch");
        if (arch != null && !arch.equals(image.arch())) {
          others.add(node);
        }
      }
    }
    if (!others.isEmpty()) {
      context
          .report(
              image.image().place(),
              "the image is named for \"%s\" and the pod starts on %s of another architecture (%s); select kubernetes.io/arch: %s"
                  .formatted(
                      image.arch(),
                      NodeNameList.count(others.size()),
                      NodeNameList.list(others),
                      image.arch()))
          .dependsOnNodes();
    }
  }
}
