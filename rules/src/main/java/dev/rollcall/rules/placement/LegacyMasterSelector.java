package dev.rollcall.rules.placement;

import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.KnownTaint;
import dev.rollcall.rules.common.LabelRename;

/** Flags a selection of nodes by the label that control plane nodes had until 1.24. */
final class LegacyMasterSelector implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "legacy-master-selector",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "selection of nodes by the old master label")
          .searchTerms(
              "node-role.kubernetes.io/master",
              "use \"node-role.kubernetes.io/control-plane\" instead");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(ApiServerWarning warning) {
    return warning.text().contains("node-role.kubernetes.io/control-plane");
  }

  @Override
  public void explain(ApiServerWarning warning, FindingBuilder report) {
    report.message(
        "the label \"%s\" went with Kubernetes 1.24 and is on no node; select by \"%s\""
            .formatted(KnownTaint.MASTER, KnownTaint.CONTROL_PLANE));
    LabelRename.offer(warning.place(), KnownTaint.CONTROL_PLANE, false, report);
  }
}
