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

/** Names port numbers and protocols that do not exist: validateContainerPorts. */
final class InvalidPort implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "invalid-port",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "invalid port number or protocol")
          .searchTerms("must be between 1 and 65535, inclusive", "protocol: Unsupported value");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.pathPattern().contains(".ports[].")
        && refusal.isOfContent()
        && refusal.reason() != CauseType.DUPLICATE
        && (refusal.isAt(".containerPort")
            || refusal.isAt(".protocol")
            || (refusal.isAt(".hostPort")
                && !refusal.message().contains("must be the same as containerPort")));
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write \"" + word + "\"", YamlEdits.value(refusal.place(), word));
    }
  }
}
