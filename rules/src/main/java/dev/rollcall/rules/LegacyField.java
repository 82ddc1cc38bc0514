package dev.rollcall.rules;

import dev.rollcall.admission.Reason;
import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.Rewrite;
import dev.rollcall.rule.RuleInfo;
import org.jspecify.annotations.Nullable;

/** Names fields that objects had once, which exported manifests still carry. */
public final class LegacyField implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "legacy-field",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "field that only old versions of Kubernetes knew")
          .foundBy("unknown field \"spec.templateGeneration\"", "templateGeneration");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.reason() == Reason.UNKNOWN_FIELD && why(refusal.pathPattern()) != null;
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    String why = why(refusal.pathPattern());
    if (why != null) {
      report.note(why);
    }
    report.fix(true, "remove " + refusal.place().name(), Rewrite.remove(refusal.place()));
  }

  private static @Nullable String why(String path) {
    return switch (path) {
      case "spec.templateGeneration" ->
          "it was a counter of extensions/v1beta1; since apps/v1 the annotation"
              + " deprecated.daemonset.template.generation holds it";
      case "metadata.clusterName" -> "it never had a meaning and went with Kubernetes 1.24";
      case "metadata.initializers" -> "initializers went with Kubernetes 1.16";
      default -> null;
    };
  }
}
