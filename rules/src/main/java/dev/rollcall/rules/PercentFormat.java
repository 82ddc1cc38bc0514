package dev.rollcall.rules;

import dev.rollcall.admission.Reason;
import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.diagnostic.TextEdit;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.Rewrite;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names limits of an update that cannot be read: ValidatePositiveIntOrPercent. */
public final class PercentFormat implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "percent-format",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "maxUnavailable or maxSurge that is no number and no percentage")
          .foundBy(
              "a valid percent string must be a numeric string followed by an ending",
              "must be greater than or equal to 0");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.reason() == Reason.INVALID
        && refusal.pathPattern().startsWith("spec.updateStrategy.rollingUpdate.max")
        && !refusal.message().endsWith("is over 100%")
        && !refusal.message().contains("exclude each other")
        && !refusal.message().contains("needs maxUnavailable: 0");
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    if (refusal.message().endsWith("leave out the quotes")) {
      report.fix(false, "write a number", unquoted(refusal.place()));
    }
  }

  private static @Nullable List<TextEdit> unquoted(Place place) {
    String text = SourceText.of(place);
    return text.length() < 3 ? null : Rewrite.value(place, text.substring(1, text.length() - 1));
  }
}
