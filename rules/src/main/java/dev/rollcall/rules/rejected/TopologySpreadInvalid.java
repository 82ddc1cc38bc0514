package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.edit.YamlEdits;

/** Names topology spread constraints that mean nothing: validateTopologySpreadConstraints. */
final class TopologySpreadInvalid implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "topology-spread-invalid",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "topology spread constraint that the server does not take")
          .searchTerms("maxSkew: Invalid value", "whenUnsatisfiable: Unsupported value");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.isOfContent()
        && refusal.pathPattern().contains(".topologySpreadConstraints[]")
        && !refusal.pathPattern().contains("abel");
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write \"" + word + "\"", YamlEdits.value(refusal.place(), word));
    }
  }
}
