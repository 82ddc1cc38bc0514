package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.edit.YamlEdits;
import org.jspecify.annotations.Nullable;

/** Names fields that objects had once, which exported manifests still carry. */
final class LegacyField implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "legacy-field",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "field that only old versions of Kubernetes knew")
          .searchTerms("unknown field \"spec.templateGeneration\"", "templateGeneration");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.reason() == CauseType.UNKNOWN_FIELD && why(refusal.pathPattern()) != null;
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    String why = why(refusal.pathPattern());
    if (why != null) {
      report.note(why);
    }
    report.fix(true, "remove " + refusal.place().name(), YamlEdits.remove(refusal.place()));
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
