package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.GenericObject;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.FieldCursor;

/** Tells of requests that a LimitRange adds, and that the manifest does not show. */
final class LimitRangeDefaults implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "limit-range-defaults",
              Category.PRACTICE,
              Severity.INFO,
              "0.1.0",
              "container that gets its requests from a LimitRange")
          .searchTerms("LimitRange", "exceeded quota");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (GenericObject range : context.cluster().inventory().ofKind("LimitRange")) {
      if (!range.namespace().equals(daemonSet.namespace())) {
        continue;
      }
      for (FieldCursor limit : range.content().path("spec", "limits").items()) {
        if (limit.get("type").stringOrEmpty().equals("Container")) {
          check(daemonSet, limit, context);
        }
      }
    }
  }

  private static void check(DaemonSet daemonSet, FieldCursor limit, RuleContext context) {
    for (String part : new String[] {"defaultRequest", "default"}) {
      for (FieldCursor amount : limit.get(part).entries()) {
        boolean said =
            part.equals("default") && limit.path("defaultRequest", amount.name()).isPresent();
        for (Container container : daemonSet.pod().allContainers()) {
          if (!said && !hasAmount(container, amount.name())) {
            report(container, amount, context);
          }
        }
      }
    }
  }

  private static boolean hasAmount(Container container, String resource) {
    return container.resources().requests().get(resource) != null
        || container.resources().limits().get(resource) != null;
  }

  private static void report(Container container, FieldCursor amount, RuleContext context) {
    context
        .report(
            container.name().place(),
            "container \"%s\" requests no %s, so the LimitRange gives it %s: the pods need that much room on every node; write what it needs"
                .formatted(container.name().get(), amount.name(), amount.text()))
        .note(amount.place(), "the default of the namespace");
  }
}
