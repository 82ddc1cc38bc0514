package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.EnvVar;
import dev.rollcall.model.Value;
import dev.rollcall.placement.lifecycle.ContainerEnvironment;
import dev.rollcall.placement.lifecycle.VariableReferences;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.text.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Flags references to variables that a container does not have: {@code Expand} of the kubelet
 * leaves them as they are.
 */
final class EnvReferenceUndefined implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "env-reference-undefined",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "reference to a variable that the container does not define")
          .searchTerms("$(NODE_NAME) not expanded", "environment variable is not substituted");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (Container container : daemonSet.pod().allContainers()) {
      List<Value<String>> texts = new ArrayList<>();
      for (EnvVar variable : container.env()) {
        texts.add(variable.value());
      }
      texts.addAll(container.command());
      texts.addAll(container.args());
      for (Value<String> text : texts) {
        for (String name : new LinkedHashSet<>(VariableReferences.in(text.get()))) {
          check(
              name,
              text,
              ContainerEnvironment.of(container, daemonSet, context.cluster().inventory()),
              context);
        }
      }
    }
  }

  private static void check(
      String name, Value<String> text, ContainerEnvironment environment, RuleContext context) {
    if (environment.mayHave(name) || !isVariable(name)) {
      return;
    }
    String nearest = Spelling.nearest(name, environment.own());
    context.report(
        text.place(),
        "$(%s) is not defined, so the program gets it as text%s"
            .formatted(
                name,
                nearest == null
                    ? "; define %s in env, or write $$(%s) if the text is meant"
                        .formatted(name, name)
                    : Spelling.question(nearest)));
  }

  /** What has other letters is a command of a shell rather than a variable. */
  private static boolean isVariable(String name) {
    boolean capital = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if ((c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '_') {
        return false;
      }
      capital |= c >= 'A' && c <= 'Z';
    }
    return capital;
  }
}
