package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.edit.YamlEdits;

/** Names fields that a Deployment has and a DaemonSet has not, such as strategy and replicas. */
final class UnknownStrategyField implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "unknown-strategy-field",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "field of a Deployment on a DaemonSet")
          .searchTerms("unknown field \"spec.strategy\"", "unknown field \"spec.replicas\"");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.reason() == CauseType.UNKNOWN_FIELD && isOfDeployment(refusal.path());
  }

  /** Returns whether the field is one that people know from Deployments. */
  static boolean isOfDeployment(String path) {
    return switch (path) {
      case "spec.strategy", "spec.replicas", "spec.paused", "spec.progressDeadlineSeconds" -> true;
      default -> false;
    };
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    FieldLocation field = refusal.place();
    if (field.name().equals("strategy")) {
      report.fix(false, "rename it to updateStrategy", YamlEdits.key(field, "updateStrategy"));
    } else {
      report.fix(false, "remove " + field.name(), YamlEdits.remove(field));
    }
  }
}
