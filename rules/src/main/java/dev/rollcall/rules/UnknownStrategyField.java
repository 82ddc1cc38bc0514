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
import dev.rollcall.source.Place;

/** Names fields that a Deployment has and a DaemonSet has not, such as strategy and replicas. */
public final class UnknownStrategyField implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "unknown-strategy-field",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "field of a Deployment on a DaemonSet")
          .foundBy("unknown field \"spec.strategy\"", "unknown field \"spec.replicas\"");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.reason() == Reason.UNKNOWN_FIELD && isOfDeployment(refusal.path());
  }

  /** Tells whether the field is one that people know from Deployments. */
  static boolean isOfDeployment(String path) {
    return switch (path) {
      case "spec.strategy", "spec.replicas", "spec.paused", "spec.progressDeadlineSeconds" -> true;
      default -> false;
    };
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    Place field = refusal.place();
    if (field.name().equals("strategy")) {
      report.fix(false, "rename it to updateStrategy", Rewrite.key(field, "updateStrategy"));
    } else {
      report.fix(false, "remove " + field.name(), Rewrite.remove(field));
    }
  }
}
