package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.diagnostic.TextEdit;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.edit.YamlEdits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names limits of an update that cannot be read: ValidatePositiveIntOrPercent. */
final class PercentFormat implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "percent-format",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "maxUnavailable or maxSurge that is not a number and no percentage")
          .searchTerms(
              "a valid percent string must be a numeric string followed by an ending",
              "must be greater than or equal to 0");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.reason() == CauseType.INVALID
        && refusal.pathPattern().startsWith("spec.updateStrategy.rollingUpdate.max")
        && !refusal.message().endsWith("is over 100%")
        && !refusal.message().contains("exclude each other")
        && !refusal.message().contains("needs maxUnavailable: 0");
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    if (refusal.message().endsWith("leave out the quotes")) {
      report.fix(false, "write a number", unquoted(refusal.place()));
    }
  }

  private static @Nullable List<TextEdit> unquoted(FieldLocation place) {
    String text = SourceText.of(place);
    return text.length() < 3 ? null : YamlEdits.value(place, text.substring(1, text.length() - 1));
  }
}
