package dev.rollcall.rules.outdated;

import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;
import java.util.List;

/** Flags a selection of nodes by the beta labels of zone, region or instance type. */
final class BetaTopologyLabel implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "beta-topology-label",
              Category.OUTDATED,
              Severity.WARNING,
              "0.1.0",
              "selection of nodes by a beta label of zone, region or instance type")
          .searchTerms(
              "failure-domain.beta.kubernetes.io/zone",
              "beta.kubernetes.io/instance-type",
              "deprecated since v1.17");

  private static final RenamedLabels LABELS =
      new RenamedLabels(
          List.of(
              "topology.kubernetes.io/zone",
              "topology.kubernetes.io/region",
              "node.kubernetes.io/instance-type"),
          "this label is deprecated since Kubernetes 1.17 and missing on new nodes; select by"
              + " \"%s\"");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(ApiServerWarning warning) {
    return LABELS.areIn(warning);
  }

  @Override
  public void explain(ApiServerWarning warning, FindingBuilder report) {
    LABELS.explain(warning, report);
  }
}
