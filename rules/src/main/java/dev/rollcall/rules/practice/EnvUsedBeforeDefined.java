package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.EnvVar;
import dev.rollcall.placement.lifecycle.ContainerEnvironment;
import dev.rollcall.placement.lifecycle.VariableReferences;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Flags variables whose values refer to variables that are defined further down: {@code
 * makeEnvironmentVariables} expands in the order of the list.
 */
final class EnvUsedBeforeDefined implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "env-used-before-defined",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "variable that refers to one that is defined after it")
          .searchTerms("$(NODE_NAME) not expanded", "environment variable is not substituted");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (Container container : daemonSet.pod().allContainers()) {
      check(container, daemonSet, context);
    }
  }

  private static void check(Container container, DaemonSet daemonSet, RuleContext context) {
    List<EnvVar> variables = container.env();
    Set<String> defined = new HashSet<>();
    int before = 0;
    for (int i = 0; i < variables.size(); i++) {
      List<String> names = VariableReferences.in(variables.get(i).value().get());
      for (; before < i && !names.isEmpty(); before++) {
        defined.add(variables.get(before).name().get());
      }
      for (String name : names.isEmpty() ? Set.<String>of() : new HashSet<>(names)) {
        if (!defined.contains(name) && isLater(name, container, daemonSet, context)) {
          report(variables.get(i), name, context);
        }
      }
    }
  }

  private static boolean isLater(
      String name, Container container, DaemonSet daemonSet, RuleContext context) {
    ContainerEnvironment environment =
        ContainerEnvironment.of(container, daemonSet, context.cluster().inventory());
    return environment.own().contains(name) && !environment.mayHaveFromElsewhere(name);
  }

  private static void report(EnvVar variable, String name, RuleContext context) {
    context.report(
        variable.value().place(),
        variable.name().get().equals(name)
            ? "\"%s\" refers to itself, and a variable of the image is not seen here: the program gets the text $(%s); write its whole value"
                .formatted(name, name)
            : "$(%s) is used before it is defined, so the program gets the text $(%s); define %s above \"%s\""
                .formatted(name, name, name, variable.name().get()));
  }
}
