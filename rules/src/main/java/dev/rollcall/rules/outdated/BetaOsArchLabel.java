package dev.rollcall.rules.outdated;

import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;
import java.util.List;

/** Flags a selection of nodes by the beta labels of operating system and architecture. */
final class BetaOsArchLabel implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "beta-os-arch-label",
              Category.OUTDATED,
              Severity.WARNING,
              "0.1.0",
              "selection of nodes by beta.kubernetes.io/os or /arch")
          .searchTerms(
              "beta.kubernetes.io/os", "beta.kubernetes.io/arch", "deprecated since v1.14");

  private static final RenamedLabels LABELS =
      new RenamedLabels(
          List.of("kubernetes.io/os", "kubernetes.io/arch"),
          "the label \"beta.%1$s\" is deprecated since Kubernetes 1.14; select by \"%1$s\"");

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
