package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Value;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import java.util.ArrayList;
import java.util.List;

/** Flags a container that is a shell loop around sleep. */
final class SleepLoopCommand implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "sleep-loop-command",
              Category.PRACTICE,
              Severity.INFO,
              "0.1.0",
              "shell loop around sleep")
          .searchTerms("while true; do", "sleep infinity");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (Container container : daemonSet.pod().containers()) {
      List<Value<String>> script = new ArrayList<>(container.command());
      script.addAll(container.args());
      if (!SleepCommand.isLoop(script)) {
        continue;
      }
      context.report(
          script.get(script.size() - 1).place(),
          "container \"%s\" is a shell loop around sleep: what fails inside shows nowhere, and on SIGTERM it waits for its sleep to end; use a CronJob or a program that fails aloud"
              .formatted(container.name().get()));
    }
  }
}
