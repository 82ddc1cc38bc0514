package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.GenericObject;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import dev.rollcall.model.ObjectMeta;
import dev.rollcall.model.StringMap;
import dev.rollcall.model.Workload;
import dev.rollcall.rule.ClusterRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.NodeNameList;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;

/** Flags Services that serve each node by its own pod, in front of a DaemonSet that skips nodes. */
final class LocalTrafficUnserved implements ClusterRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "local-traffic-unserved",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "Service with internalTrafficPolicy: Local before a DaemonSet that skips nodes")
          .searchTerms("internalTrafficPolicy", "connect: connection refused", "i/o timeout");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    if (!context.cluster().hasGivenNodes()) {
      return;
    }
    Inventory inventory = context.cluster().inventory();
    for (GenericObject service : inventory.ofKind("Service")) {
      boolean local = service.text("spec", "internalTrafficPolicy").equals("Local");
      if (local && !service.text("spec", "clusterIP").equals("None")) {
        check(service, inventory, context);
      }
    }
  }

  /** Pods of other workloads may be on any node, so that nothing is known with them. */
  private static void check(GenericObject service, Inventory inventory, RuleContext context) {
    for (Workload other : inventory.workloads()) {
      if (selects(service, other.template().meta(), other.namespace())) {
        return;
      }
    }
    DaemonSet first = null;
    List<Node> without = new ArrayList<>(context.cluster().nodes());
    without.removeIf(node -> !isForEverybody(node));
    for (DaemonSet daemonSet : inventory.daemonSets()) {
      if (selects(service, daemonSet.template().meta(), daemonSet.namespace())) {
        without.removeIf(node -> !SkippedNodes.isWithout(daemonSet, node, context));
        first = first == null ? daemonSet : first;
      }
    }
    if (first != null && !without.isEmpty()) {
      context
          .report(
              service.content().path("spec", "internalTrafficPolicy").place(),
              "with internalTrafficPolicy: Local pods on %s (%s) reach nothing, since DaemonSet \"%s\" does not run there; let it run on every node, or use Cluster"
                  .formatted(
                      NodeNameList.count(without.size()), NodeNameList.list(without), first.name()))
          .note(first.meta().name().place(), "the DaemonSet")
          .dependsOnNodes();
    }
  }

  private static boolean selects(GenericObject service, ObjectMeta pods, String namespace) {
    StringMap labels = pods.labels();
    List<FieldCursor> wanted = service.content().path("spec", "selector").entries();
    if (wanted.isEmpty() || !service.namespace().equals(namespace)) {
      return false;
    }
    for (FieldCursor entry : wanted) {
      if (!entry.stringOrEmpty().equals(labels.get(entry.name()))) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether pods without tolerations can be on the node. */
  private static boolean isForEverybody(Node node) {
    return !node.unschedulable().get()
        && node.taints().stream()
            .allMatch(taint -> taint.effect().get().equals("PreferNoSchedule"));
  }
}
