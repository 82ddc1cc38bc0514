package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Value;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.edit.YamlEdits;
import java.util.List;

/** Flags labels of the pod template that the controller overwrites. */
final class ReservedLabel implements DaemonSetRule {

  private static final List<String> RESERVED =
      List.of("controller-revision-hash", "pod-template-generation");

  private static final RuleInfo INFO =
      RuleInfo.of(
              "reserved-label",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "label that the controller writes itself")
          .searchTerms("controller-revision-hash", "pod-template-generation");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (String key : RESERVED) {
      Value<String> label = daemonSet.template().meta().labels().value(key);
      if (label == null) {
        continue;
      }
      if (daemonSet.selector().matchLabels().has(key)) {
        Value<String> selected = daemonSet.selector().matchLabels().value(key);
        context
            .report(
                label.place(),
                "the controller writes \"%s\" anew, so the selector misses every pod that it makes and it makes pods without end; leave the label out of both"
                    .formatted(key))
            .severity(Severity.ERROR)
            .note(selected == null ? label.place() : selected.place(), "the selector");
        continue;
      }
      context
          .report(
              label.place(),
              "the controller writes \"%s\" anew on every pod, this value is lost; leave it out"
                  .formatted(key))
          .fix(true, "remove " + key, YamlEdits.remove(label.place()));
    }
  }
}
