package dev.rollcall.rules.rollout;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.LabelSelector;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Requirement;
import dev.rollcall.model.Value;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.edit.YamlEdits;

/**
 * Flags labels in a selector that hold a version: the selector cannot be changed with the next one.
 */
final class SelectorVolatileLabel implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "selector-volatile-label",
              Category.ROLLOUT,
              Severity.WARNING,
              "0.1.0",
              "selector with a label that changes from version to version")
          .searchTerms("field is immutable", "spec.selector: Invalid value");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final int SHA_LENGTH = 40;

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    LabelSelector selector = daemonSet.selector();
    for (var entry : selector.matchLabels().entries().entrySet()) {
      String value = entry.getValue().get();
      if (isVolatile(entry.getKey(), value, daemonSet.pod())) {
        report(daemonSet, entry.getKey(), value, entry.getValue().place(), context);
      }
    }
    for (Requirement requirement : selector.matchExpressions()) {
      if (requirement.operator().get().equals("In") && requirement.values().size() == 1) {
        Value<String> value = requirement.values().get(0);
        if (isVolatile(requirement.key().get(), value.get(), daemonSet.pod())) {
          report(daemonSet, requirement.key().get(), value.get(), value.place(), context);
        }
      }
    }
  }

  private static void report(
      DaemonSet daemonSet, String key, String value, FieldLocation place, RuleContext context) {
    FindingBuilder report =
        context.report(
            place,
            "the selector cannot be changed, and label \"%s: %s\" changes with the version: the next one will be refused; select by labels that stay"
                .formatted(key, value));
    boolean others = daemonSet.selector().matchLabels().entries().size() > 1;
    if (others && daemonSet.selector().matchLabels().has(key)) {
      report.fix(false, "select without it", YamlEdits.remove(place));
    }
  }

  private static boolean isVolatile(String key, String value, PodSpec pod) {
    return switch (key) {
      case "helm.sh/chart",
          "chart",
          "app.kubernetes.io/version",
          "app.kubernetes.io/managed-by",
          "heritage",
          "controller-revision-hash",
          "pod-template-generation",
          "pod-template-hash" ->
          true;
      default -> isSha(value) || isTag(value, pod);
    };
  }

  /** Returns whether the value is the tag of an image: three numbers or more, so not just "v1". */
  private static boolean isTag(String value, PodSpec pod) {
    int dots = 0;
    for (int i = 0; i < value.length(); i++) {
      dots += value.charAt(i) == '.' ? 1 : 0;
    }
    if (dots < 2) {
      return false;
    }
    for (Container container : pod.containers()) {
      if (container.image().get().endsWith(":" + value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSha(String value) {
    if (value.length() != SHA_LENGTH) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      if (Character.digit(value.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
