package dev.rollcall.rules.rollout;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.UpdateStrategy;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rule.RuleOption;

/** Flags a rolling update over many nodes without minReadySeconds. */
final class MinReadyUnset implements DaemonSetRule {

  private static final RuleOption<Long> FEWEST_NODES =
      new RuleOption<>("fewest-nodes", 5L, "the number of nodes from which on it is flagged");

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "min-ready-unset",
              Category.ROLLOUT,
              Severity.WARNING,
              "0.1.0",
              "rolling update over many nodes that trusts the first Ready")
          .withOption(FEWEST_NODES)
          .searchTerms("minReadySeconds", "rollout");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    UpdateStrategy strategy = daemonSet.updateStrategy();
    boolean rolls = strategy.isRollingUpdate() && daemonSet.minReadySeconds().get() == 0;
    if (!rolls || !context.cluster().hasGivenNodes()) {
      return; // whether there are many nodes is unknown
    }
    int nodes = context.cluster().placementOf(daemonSet).desired();
    if (nodes < context.option(FEWEST_NODES)) {
      return;
    }
    context.report(
        daemonSet.minReadySeconds().place(),
        "without minReadySeconds a pod that is Ready for a moment counts as good, so a version that crashes a second later goes to all %s nodes; set it to what a crash takes to show"
            .formatted(nodes));
  }
}
