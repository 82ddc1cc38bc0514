package dev.rollcall.rules.practice;

import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.edit.YamlEdits;

/** Flags entries of lists that are merged by a key which two of them share. */
final class DuplicateListEntry implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "duplicate-list-entry",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "pull secret or host alias that is listed twice")
          .searchTerms("duplicate name", "duplicate ip");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(ApiServerWarning warning) {
    return warning.text().startsWith("duplicate name \"")
        || warning.text().startsWith("duplicate ip \"");
  }

  @Override
  public void explain(ApiServerWarning warning, FindingBuilder report) {
    String value = QuotedText.first(warning.text());
    FieldLocation entry = warning.place().parent();
    boolean secret = warning.text().startsWith("duplicate name");
    report.message(
        "\"%s\" is listed twice, and kubectl apply merges the two; %s"
            .formatted(value, secret ? "remove one" : "put the names of both into one entry"));
    if (secret && entry != null) {
      report.fix(true, "remove the second one", YamlEdits.remove(entry));
    }
  }
}
