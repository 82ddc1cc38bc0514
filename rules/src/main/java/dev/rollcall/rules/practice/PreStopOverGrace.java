package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.LifecycleHandler;
import dev.rollcall.model.Value;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.FieldLocation;

/** Flags a preStop hook that sleeps for as long as the grace period, or longer. */
final class PreStopOverGrace implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "pre-stop-over-grace",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "preStop hook that takes the whole grace period")
          .searchTerms("FailedPreStopHook", "Exit Code: 137");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Value<Long> grace = daemonSet.pod().terminationGracePeriodSeconds();
    if (grace.get() < 0) {
      return; // "negative-grace" says what becomes of it
    }
    for (Container container : EffectiveResources.lasting(daemonSet.pod())) {
      LifecycleHandler hook = container.lifecycle().preStop();
      boolean command = !hook.command().isEmpty();
      long sleep = command ? SleepCommand.seconds(hook.command()) : hook.sleepSeconds().get();
      if (sleep == 0 || sleep < grace.get()) {
        continue;
      }
      FieldLocation place = command ? hook.command().get(0).place() : hook.sleepSeconds().place();
      FindingBuilder report =
          context.report(
              place,
              "preStop sleeps %s seconds of a grace period of %s%s: container \"%s\" is killed before it gets SIGTERM; raise terminationGracePeriodSeconds over %s"
                  .formatted(
                      sleep,
                      grace.get(),
                      grace.isGiven() ? "" : ", the default",
                      container.name().get(),
                      sleep));
      if (grace.isGiven()) {
        report.note(grace.place(), "the grace period, which starts with the hook");
      }
    }
  }
}
