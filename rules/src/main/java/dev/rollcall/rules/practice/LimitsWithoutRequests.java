package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.ResourceRequirements;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a limit without a request, which then is as large as the limit. */
final class LimitsWithoutRequests implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "limits-without-requests",
              Category.PRACTICE,
              Severity.INFO,
              "0.1.0",
              "limit that becomes the request as well")
          .searchTerms("Insufficient memory", "Insufficient cpu");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (Container container : daemonSet.pod().allContainers()) {
      ResourceRequirements resources = container.resources();
      for (var limit : resources.limits().entries().entrySet()) {
        String resource = limit.getKey();
        boolean counted = resource.equals("cpu") || resource.equals("memory");
        boolean asked = resources.requests().entries().containsKey(resource);
        if (!counted || asked || limit.getValue().get().signum() == 0) {
          continue;
        }
        context.report(
            limit.getValue().place(),
            "without a request for %s the limit of %s is the request as well, and every node sets that much aside; set resources.requests.%s"
                .formatted(resource, limit.getValue().get(), resource));
      }
    }
  }
}
