package dev.rollcall.rules.rollout;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.ResourceList;
import dev.rollcall.model.UpdateStrategy;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import java.util.List;

/**
 * Flags a surge of pods that ask for devices, which the old pod does not give up before the new one
 * runs.
 */
final class SurgeExclusiveResource implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "surge-exclusive-resource",
              Category.ROLLOUT,
              Severity.WARNING,
              "0.1.0",
              "surge of pods that hold a device or a volume of their own")
          .searchTerms("Insufficient nvidia.com/gpu", "Multi-Attach error");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    UpdateStrategy strategy = daemonSet.updateStrategy();
    if (!strategy.surges() || context.cluster().hasGivenNodes()) {
      return; // with nodes, surge-does-not-fit knows
    }
    for (Container container : daemonSet.pod().allContainers()) {
      for (ResourceList amounts :
          List.of(container.resources().limits(), container.resources().requests())) {
        for (var entry : amounts.entries().entrySet()) {
          if (entry.getKey().indexOf('/') > 0) {
            context
                .report(
                    strategy.maxSurge().place(),
                    "maxSurge \"%s\" starts a new pod beside the old one, which still holds \"%s\": where a node has no second one, the update never ends"
                        .formatted(strategy.maxSurge().get(), entry.getKey()))
                .note(entry.getValue().place(), "what both pods need");
            return;
          }
        }
      }
    }
  }
}
