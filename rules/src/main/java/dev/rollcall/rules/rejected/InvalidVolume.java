package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/**
 * Names volumes with no source, with several, or with a source that lacks something:
 * validateVolumeSource.
 */
final class InvalidVolume implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "invalid-volume",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "volume that the server does not take")
          .searchTerms("must specify a volume type", "may not specify more than 1 volume type");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.pathPattern().contains("spec.volumes[]")
        && !refusal.isAt("volumes[].name")
        && !refusal.isAt("hostPath.path")
        && !(refusal.isAt("hostPath.type") && refusal.reason() == CauseType.NOT_SUPPORTED)
        && refusal.isOfContent()
        && !refusal.message().startsWith("the amount ");
  }
}
