package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Value;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import java.util.List;

/**
 * Flags commands that are one string with blanks: no shell splits it, and no program has that name.
 */
final class CommandInOneString implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "command-in-one-string",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "command line in one string, without a shell")
          .searchTerms(
              "executable file not found in $PATH",
              "FailedPreStopHook",
              "no such file or directory");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (Container container : daemonSet.pod().allContainers()) {
      check(container.command(), context);
      check(container.lifecycle().preStop().command(), context);
      check(container.livenessProbe().command(), context);
      check(container.readinessProbe().command(), context);
      check(container.startupProbe().command(), context);
    }
  }

  private static void check(List<Value<String>> command, RuleContext context) {
    if (command.isEmpty()) {
      return;
    }
    Value<String> program = command.get(0);
    String line = program.get().strip();
    int blank = line.indexOf(' ');
    if (blank < 0 || line.indexOf('\\') >= 0 || isPath(line)) {
      return;
    }
    FindingBuilder report =
        context.report(
            program.place(),
            "there is no program \"%s\": nothing splits this string into words, so it cannot be started; make each word an item of its own"
                .formatted(line));
    if (command.size() == 1 && isOfWords(line)) {
      String words = "\"" + line.replaceAll(" +", "\", \"") + "\"";
      report.note("as a list: [" + words + "]");
    }
  }

  /** Returns whether the blank may belong to the name of a program. */
  private static boolean isPath(String line) {
    int blank = line.indexOf(' ');
    return line.indexOf('/', blank) >= 0 && line.startsWith("/") && line.indexOf('-') < 0;
  }

  private static boolean isOfWords(String line) {
    for (int i = 0; i < line.length(); i++) {
      if ("\"'$|;&<>(){}*?`\n".indexOf(line.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }
}
