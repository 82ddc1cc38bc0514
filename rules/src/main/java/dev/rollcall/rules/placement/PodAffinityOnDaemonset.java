package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodAffinity;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.StringMap;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags required affinity or anti-affinity to pods, which leaves pods of a DaemonSet Pending. */
final class PodAffinityOnDaemonset implements DaemonSetRule {

  private static final String HOST = "kubernetes.io/hostname";

  private static final RuleInfo INFO =
      RuleInfo.of(
              "pod-affinity-on-daemonset",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "required affinity to other pods on a DaemonSet")
          .searchTerms(
              "didn't match pod affinity rules",
              "didn't match pod anti-affinity rules",
              "didn't satisfy existing pods anti-affinity rules");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    PodSpec pod = daemonSet.pod();
    StringMap labels = daemonSet.template().meta().labels();
    for (PodAffinity.Term term : pod.podAffinity().required()) {
      boolean self = !term.selector().isEmpty() && term.selector().matches(labels);
      boolean apart = self && term.topologyKey().get().equals(HOST);
      if (!self && Neighbours.areEverywhere(term, daemonSet, context.cluster())) {
        continue;
      }
      context.report(
          term.place(),
          apart
              ? "each pod waits for another one of this DaemonSet on its own node, so all but the"
                  + " first stay Pending; remove the affinity"
              : "on nodes without such a neighbour by \"%s\" the pod exists and stays Pending, and counts in DESIRED; select nodes by their labels"
                  .formatted(term.topologyKey().get()));
    }
    for (PodAffinity.Term term : pod.podAntiAffinity().required()) {
      antiAffinity(term, labels, context);
    }
  }

  private static void antiAffinity(PodAffinity.Term term, StringMap labels, RuleContext context) {
    boolean self = !term.selector().isEmpty() && term.selector().matches(labels);
    String topologyKey = term.topologyKey().get();
    if (self && topologyKey.equals(HOST)) {
      return; // one pod per node is what a DaemonSet does
    }
    context.report(
        term.place(),
        self
            ? "only one pod per \"%s\" starts, those of its other nodes stay Pending; remove the anti-affinity"
                .formatted(topologyKey)
            : "on nodes with such a neighbour by \"%s\" the pod exists and stays Pending, and counts in DESIRED; select nodes by their labels"
                .formatted(topologyKey));
  }
}
