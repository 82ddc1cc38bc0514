package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.NodeSelectorTerm;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Requirement;
import dev.rollcall.placement.Cluster;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.KnownTaint;
import dev.rollcall.rules.common.LabelRename;
import dev.rollcall.rules.common.NodeNameList;
import dev.rollcall.rules.common.NodeRequirements;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Flags a selection of nodes by the label that kubeadm set until 1.23, where no node has it. */
final class LegacyMasterSelector implements DaemonSetRule {

  private static final int REMOVED = 24;

  private static final RuleInfo INFO =
      RuleInfo.of(
              "legacy-master-selector",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "selection of nodes by the old master label")
          .searchTerms(
              "node-role.kubernetes.io/master",
              "use \"node-role.kubernetes.io/control-plane\" instead");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Cluster cluster = context.cluster();
    Set<String> keys = cluster.marksFor(daemonSet).keys();
    boolean aged = !cluster.hasGivenNodes() && context.version().minor() < REMOVED;
    if (keys.contains(KnownTaint.MASTER) || aged) {
      return; // OpenShift and clusters of that age set it
    }
    if (cluster.isByGroups() && !keys.contains(KnownTaint.CONTROL_PLANE)) {
      return; // no file tells of control planes, which may be OpenShift's
    }
    for (Requirement requirement : outdated(daemonSet.pod())) {
      String where =
          cluster.hasGivenNodes()
              ? "is on none of the " + NodeNameList.count(cluster.nodes().size())
              : "is not set by kubeadm since Kubernetes 1.24";
      FindingBuilder report =
          context.report(
              requirement.key().place(),
              "the label \"%s\" %s; select by \"%s\""
                  .formatted(KnownTaint.MASTER, where, KnownTaint.CONTROL_PLANE));
      LabelRename.offer(requirement.key().place(), KnownTaint.CONTROL_PLANE, false, report);
    }
  }

  /** Returns what asks for the label with no alternative for nodes that have the new one. */
  private static List<Requirement> outdated(PodSpec pod) {
    List<Requirement> found = new ArrayList<>();
    add(NodeRequirements.ofSelector(pod), found);
    List<NodeSelectorTerm> terms = pod.nodeAffinity().terms();
    for (NodeSelectorTerm term : terms) {
      if (mentions(term, KnownTaint.CONTROL_PLANE)) {
        return found; // terms are alternatives: this one is for the nodes of today
      }
    }
    terms.forEach(term -> add(term.matchExpressions(), found));
    return found;
  }

  private static boolean mentions(NodeSelectorTerm term, String key) {
    for (Requirement requirement : term.matchExpressions()) {
      if (requirement.key().get().equals(key)) {
        return true;
      }
    }
    return false;
  }

  private static void add(List<Requirement> requirements, List<Requirement> found) {
    for (Requirement requirement : requirements) {
      if (requirement.key().get().equals(KnownTaint.MASTER)) {
        found.add(requirement);
      }
    }
  }
}
