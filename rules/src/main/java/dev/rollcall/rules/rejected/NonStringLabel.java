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
import org.jspecify.annotations.Nullable;

/**
 * Names values of labels, annotations and node selectors that YAML reads as numbers or booleans.
 */
final class NonStringLabel implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "non-string-label",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "label, annotation or node selector value that is no string")
          .searchTerms(
              "cannot unmarshal bool into Go struct field",
              "cannot unmarshal number into Go struct field",
              "of type string");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.reason() == CauseType.WRONG_TYPE && isText(refusal.place().parent());
  }

  /** Returns whether the entries of the map must be strings. */
  static boolean isText(@Nullable FieldLocation map) {
    return map != null
        && switch (map.name()) {
          case "labels", "annotations", "matchLabels", "nodeSelector" -> true;
          default -> false;
        };
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    if (refusal.message().contains("; put \"")) {
      report.fix(true, "put it in quotes", SourceText.quote(refusal.place()));
    }
  }
}
