package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.placement.NodeGroup;
import dev.rollcall.placement.NodeLabelsAndTaints;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.NodeNameList;
import java.util.ArrayList;
import java.util.List;

/** Flags pods of a DaemonSet on nodes that are no machines. */
final class VirtualNodeSelected implements DaemonSetRule {

  private static final String FARGATE = "eks.amazonaws.com/compute-type";
  private static final String TYPE = "type";

  private static final RuleInfo INFO =
      RuleInfo.of(
              "virtual-node-selected",
              Category.PLACEMENT,
              Severity.ERROR,
              "0.1.0",
              "pods on virtual nodes, which run no daemon pods")
          .searchTerms("Pod not supported on Fargate", "fargate");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    NodeLabelsAndTaints marks = context.cluster().marks();
    if (!marks.valuesOf(FARGATE).contains("fargate")
        && !marks.valuesOf(TYPE).contains("virtual-kubelet")) {
      return;
    }
    List<Node> virtual = new ArrayList<>();
    for (NodeGroup group : context.cluster().placementOf(daemonSet).groups()) {
      for (Node node : group.verdict().runs() ? group.nodes() : List.<Node>of()) {
        if (isVirtual(node)) {
          virtual.add(node);
        }
      }
    }
    if (virtual.isEmpty()) {
      return;
    }
    boolean fargate = virtual.get(0).labels().has(FARGATE);
    context
        .report(
            daemonSet.pod().nodeAffinity().required(),
            "%s (%s) %s virtual and %s no pods of DaemonSets, which stay Pending there and count in DESIRED; exclude %s"
                .formatted(
                    NodeNameList.count(virtual.size()),
                    NodeNameList.list(virtual),
                    virtual.size() == 1 ? "is" : "are",
                    virtual.size() == 1 ? "runs" : "run",
                    virtual.size() == 1 ? "it" : "them"))
        .note(
            "required node affinity: {key: %s, operator: NotIn, values: [%s]}"
                .formatted(fargate ? FARGATE : TYPE, fargate ? "fargate" : "virtual-kubelet"))
        .dependsOnNodes();
  }

  private static boolean isVirtual(Node node) {
    return "fargate".equals(node.labels().get(FARGATE))
        || "virtual-kubelet".equals(node.labels().get(TYPE));
  }
}
