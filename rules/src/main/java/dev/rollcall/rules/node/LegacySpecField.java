package dev.rollcall.rules.node;

import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Node;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.NodeRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.edit.YamlEdits;

/** Flags fields of a node that nothing reads any more. */
final class LegacySpecField implements ApiServerRule, NodeRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "legacy-spec-field",
              Category.NODE,
              Severity.INFO,
              "0.1.0",
              "field of a node that nothing reads any more")
          .searchTerms("externalID", "dynamic kubelet configuration");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(ApiServerWarning warning) {
    return warning.text().startsWith("this field is deprecated, and is unused");
  }

  @Override
  public void explain(ApiServerWarning warning, FindingBuilder report) {
    report.message("nothing reads externalID since Kubernetes 1.11; remove it");
    report.fix(true, "remove externalID", YamlEdits.remove(warning.place()));
  }

  @Override
  public void check(Node node, RuleContext context) {
    if (node.configSource().isPresent()) {
      context
          .report(
              node.configSource(),
              "nothing reads configSource since Kubernetes 1.24, so the kubelet keeps the settings"
                  + " of its own file; remove it")
          .fix(true, "remove configSource", YamlEdits.remove(node.configSource()));
    }
  }
}
