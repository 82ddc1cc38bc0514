package dev.rollcall.rules;

import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.RuleInfo;

/** Names a node whose name is no DNS name. */
public final class NodeNameInvalid implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "node-name-invalid",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "name that a node cannot have")
          .foundBy("a lowercase RFC 1123 subdomain must consist of");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.isOf("Node")
        && refusal.isOfContent()
        && refusal.pathPattern().startsWith("metadata.name");
  }
}
