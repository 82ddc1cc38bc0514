package dev.rollcall.rules.rollout;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodAffinity;
import dev.rollcall.model.StringMap;
import dev.rollcall.model.UpdateStrategy;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a surge of pods whose anti-affinity keeps the new one off the node of the old one. */
final class SurgeAntiAffinity implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "surge-anti-affinity",
              Category.ROLLOUT,
              Severity.ERROR,
              "0.1.0",
              "surge of pods that keep away from their own kind")
          .searchTerms("didn't match pod anti-affinity rules", "rollout never finishes");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    UpdateStrategy strategy = daemonSet.updateStrategy();
    if (!strategy.surges() || !daemonSet.pod().hostPorts().isEmpty()) {
      return; // surge-host-port tells of ports
    }
    StringMap labels = daemonSet.template().meta().labels();
    for (PodAffinity.Term term : daemonSet.pod().podAntiAffinity().required()) {
      if (!term.selector().isEmpty() && term.selector().matches(labels)) {
        context
            .report(
                strategy.maxSurge().place(),
                "maxSurge \"%s\" starts a new pod beside the old one, from which its anti-affinity keeps it away: the update never ends; set maxSurge to 0"
                    .formatted(strategy.maxSurge().get()))
            .note(term.place(), "the anti-affinity");
        return;
      }
    }
  }
}
