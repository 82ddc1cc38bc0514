package dev.rollcall.rules;

import dev.rollcall.admission.Warning;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.Rewrite;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.Place;

/** Flags entries of lists that are merged by a key which two of them share. */
public final class DuplicateListEntry implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "duplicate-list-entry",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "pull secret or host alias that is listed twice")
          .foundBy("duplicate name", "duplicate ip");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Warning warning) {
    return warning.text().startsWith("duplicate name \"")
        || warning.text().startsWith("duplicate ip \"");
  }

  @Override
  public void explain(Warning warning, Report report) {
    String value = Quoted.first(warning.text());
    Place entry = warning.place().parent();
    boolean secret = warning.text().startsWith("duplicate name");
    report.message(
        "\"%s\" is listed twice, and kubectl apply merges the two; %s"
            .formatted(value, secret ? "remove one" : "put the names of both into one entry"));
    if (secret && entry != null) {
      report.fix(true, "remove the second one", Rewrite.remove(entry));
    }
  }
}
