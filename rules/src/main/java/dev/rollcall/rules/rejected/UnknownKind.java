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

/** Names objects of which the server cannot tell what they are. */
final class UnknownKind implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "unknown-kind",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "kind that Kubernetes does not know, or an object without kind or apiVersion")
          .searchTerms("no matches for kind", "Object 'Kind' is missing", "apiVersion not set");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.reason() == CauseType.NO_MATCH && !RemovedApiVersion.isOld(refusal);
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    String word = refusal.suggestion();
    if (word != null && refusal.place().isPresent()) {
      report.fix(false, "write \"" + word + "\"", YamlEdits.value(refusal.place(), word));
    }
  }
}
