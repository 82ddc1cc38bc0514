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

/** Names mounts and devices of volumes that the pod has not: ValidateVolumeMounts. */
final class VolumeMountUnknown implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "volume-mount-unknown",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "mount of a volume that the pod has not")
          .searchTerms("volumeMounts[0].name: Not found");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.reason() == CauseType.NOT_FOUND
        && (refusal.isAt("volumeMounts[].name") || refusal.isAt("volumeDevices[].name"));
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write \"" + word + "\"", YamlEdits.value(refusal.place(), word));
    }
  }
}
