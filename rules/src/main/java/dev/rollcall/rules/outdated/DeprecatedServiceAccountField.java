package dev.rollcall.rules.outdated;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Value;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.edit.YamlEdits;

/** Flags the field serviceAccount, the old name of serviceAccountName. */
final class DeprecatedServiceAccountField implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "deprecated-service-account-field",
              Category.OUTDATED,
              Severity.WARNING,
              "0.1.0",
              "old name of serviceAccountName")
          .searchTerms("serviceAccount", "DeprecatedServiceAccount");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    PodSpec pod = daemonSet.pod();
    Value<String> old = pod.serviceAccount();
    Value<String> name = pod.serviceAccountName();
    if (old.get().isEmpty()) {
      return;
    }
    if (name.place().equals(old.place()) || !name.place().name().equals("serviceAccountName")) {
      context
          .report(
              old.place(),
              "serviceAccount is the old name of serviceAccountName, which tools that look for \"%s\" overlook; rename it"
                  .formatted(old.get()))
          .fix(
              true,
              "rename it to serviceAccountName",
              YamlEdits.key(old.place(), "serviceAccountName"));
      return;
    }
    // The API server itself writes both, with the same name.
    if (!old.get().equals(name.get())) {
      context
          .report(
              old.place(),
              "serviceAccount \"%s\" is overridden by serviceAccountName \"%s\"; remove it"
                  .formatted(old.get(), name.get()))
          .note(name.place(), "the name that counts");
    }
  }
}
