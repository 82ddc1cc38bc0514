package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.diagnostic.TextEdit;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.StringMap;
import dev.rollcall.model.Value;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.edit.YamlEdits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names a selector that does not match the labels of the pods: ValidateDaemonSetSpec. */
final class SelectorMismatch implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "selector-mismatch",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "selector that does not match the labels of the pod template")
          .searchTerms("`selector` does not match template `labels`");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.path().equals("spec.template.metadata.labels")
        && refusal.reason() == CauseType.INVALID
        && !SelectorMissing.isMissing(refusal);
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    if (!(object instanceof DaemonSet daemonSet)) {
      return;
    }
    report.note(daemonSet.selector().place(), "the selector");
    String missing = onlyMissing(daemonSet);
    if (missing != null) {
      String value = String.valueOf(daemonSet.selector().matchLabels().get(missing));
      String title = "label the pods \"" + missing + ": " + value + "\"";
      report.fix(false, title, edits(daemonSet.template().meta().labels(), missing, value));
    }
  }

  /** Returns the key of the one label that would make the selector match, null for several. */
  private static @Nullable String onlyMissing(DaemonSet daemonSet) {
    StringMap labels = daemonSet.template().meta().labels();
    String missing = null;
    for (var wanted : daemonSet.selector().matchLabels().entries().entrySet()) {
      if (!wanted.getValue().get().equals(labels.get(wanted.getKey()))) {
        if (missing != null) {
          return null;
        }
        missing = wanted.getKey();
      }
    }
    return missing;
  }

  private static @Nullable List<TextEdit> edits(StringMap labels, String key, String value) {
    Value<String> label = labels.value(key);
    String text = YamlEdits.string(value);
    if (label != null) {
      return YamlEdits.value(label.place(), text);
    }
    FieldLocation last = null;
    for (Value<String> other : labels.entries().values()) {
      last = other.place();
    }
    return last == null ? null : YamlEdits.insertAfter(last, key, text);
  }
}
