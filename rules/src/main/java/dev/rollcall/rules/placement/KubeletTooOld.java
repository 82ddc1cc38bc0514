package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.placement.lifecycle.KubeletFeature;
import dev.rollcall.placement.lifecycle.KubeletFeatureUse;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.NodeNameList;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Flags fields that the API server takes and the kubelet of a node does not know. */
final class KubeletTooOld implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "kubelet-too-old",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "field that the kubelet of a node is too old for")
          .searchTerms(
              "may not have a non-default restartPolicy",
              "SupplementalGroupsPolicyNotSupported",
              "InitContainerRestartPolicyForbidden",
              "can't set spec.HostUsers");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    if (!context.cluster().hasGivenNodes()) {
      return;
    }
    List<KubeletFeatureUse> uses = KubeletFeatureUse.of(daemonSet.pod());
    for (KubeletFeatureUse use : uses) {
      // What the server drops reaches no kubelet; field-dropped tells that.
      if (context.version().minor() >= use.feature().since()) {
        check(use, context.cluster().placementOf(daemonSet).desiredNodes(), context);
      }
    }
  }

  private static void check(KubeletFeatureUse use, List<Node> nodes, RuleContext context) {
    KubeletFeature feature = use.feature();
    List<Node> old = new ArrayList<>();
    TreeSet<Integer> minors = new TreeSet<>();
    for (Node node : nodes) {
      if (feature.isMissingOn(node)) {
        old.add(node);
        minors.add(KubeletFeature.minorOf(node));
      }
    }
    if (old.isEmpty()) {
      return;
    }
    String versions = minors.size() == 1 ? "" : "to 1." + minors.last() + " ";
    context
        .report(
            use.place(),
            "%s needs a kubelet of 1.%s: Kubernetes %s takes it, and the kubelet 1.%s %sof %s %s; update the nodes or keep the pod off them"
                .formatted(
                    feature.field(),
                    feature.since(),
                    context.version(),
                    minors.first(),
                    versions,
                    NodeNameList.list(old),
                    feature.consequence()))
        .dependsOnNodes();
  }
}
