package dev.rollcall.rules;

import dev.rollcall.admission.Warning;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.RuleInfo;

/** Flags a volume of a kind that was taken out of Kubernetes. */
public final class DeadVolumePlugin implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "dead-volume-plugin",
              Category.OUTDATED,
              Severity.WARNING,
              "0.1.0",
              "kind of volume that Kubernetes no longer mounts")
          .foundBy("no volume plugin matched", "non-functional in");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Warning warning) {
    return warning.path().contains("spec.volumes[") && warning.text().startsWith("deprecated in v");
  }

  @Override
  public void explain(Warning warning, Report report) {
    report.message(
        "volumes of kind \"%s\" are %s: the pod stays in ContainerCreating where it is no longer mounted; take a CSI driver or an init container"
            .formatted(warning.place().name(), warning.text()));
  }
}
