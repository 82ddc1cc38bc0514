package dev.rollcall.rules.outdated;

import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;

/** Flags a volume of a kind that was taken out of Kubernetes. */
final class DeadVolumePlugin implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "dead-volume-plugin",
              Category.OUTDATED,
              Severity.WARNING,
              "0.1.0",
              "kind of volume that Kubernetes no longer mounts")
          .searchTerms("no volume plugin matched", "non-functional in");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(ApiServerWarning warning) {
    return warning.path().contains("spec.volumes[") && warning.text().startsWith("deprecated in v");
  }

  @Override
  public void explain(ApiServerWarning warning, FindingBuilder report) {
    report.message(
        "volumes of kind \"%s\" are %s: the pod stays in ContainerCreating where it is no longer mounted; take a CSI driver or an init container"
            .formatted(warning.place().name(), warning.text()));
  }
}
