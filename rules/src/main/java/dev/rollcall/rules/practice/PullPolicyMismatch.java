package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Value;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a pull policy that keeps old builds of a moving name, or asks for what cannot change. */
final class PullPolicyMismatch implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "pull-policy-mismatch",
              Category.PRACTICE,
              Severity.INFO,
              "0.1.0",
              "pull policy that does not go with the name of the image")
          .searchTerms(
              "is not present with pull policy of Never", "imagePullPolicy", "ErrImageNeverPull");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (Container container : daemonSet.pod().allContainers()) {
      ImageReference name = ImageReference.parse(container.image().get());
      Value<String> policy = container.imagePullPolicy();
      if (name.isMoving() && policy.isGiven() && !policy.get().equals("Always")) {
        context.report(
            policy.place(),
            "imagePullPolicy \"%s\" keeps on each node the build of \"%s\" that came first; name a version"
                .formatted(policy.get(), container.image().get()));
      } else if (!name.digest().isEmpty() && policy.get().equals("Always")) {
        context.report(
            policy.place(),
            "imagePullPolicy \"Always\" makes every start of a pod ask the registry for an image"
                + " that its digest pins; take IfNotPresent");
      }
    }
  }
}
